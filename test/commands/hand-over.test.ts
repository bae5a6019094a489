import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/language/command.ts';
import { anOffice } from '../support/an-office.ts';
import { hire, ledgerText, ref, taskOf, toldBy } from '../support/an-office-desk.ts';
import { runAs } from '../support/run-a-command.ts';

const all = (from: string, to: string): Command => ({ kind: 'hand-over-all', from, to });

describe('handOver', () => {
  it('gives a task to a colleague and tells him', async () => {
    const office = await anOffice();
    const { answer, text } = await runAs(office, 'wang', { kind: 'hand-over', ref: ref(13), to: '王芳' });
    expect((await taskOf(office, 13)).owner).toBe('王芳');
    expect(text).toContain('责任人 张三 → 王芳');
    expect(toldBy(answer)).toEqual([]);
    const back = await runAs(office, 'wang', { kind: 'hand-over', ref: ref(13), to: '张三' });
    expect(toldBy(back.answer)).toEqual(['zhang']);
  });

  it.each<[string, string, number, string, string]>([
    ['a person of another unit', 'wang', 12, '李四', '住房和城乡建设局没有“李四”。该单位有张三、王芳'],
    ['who has it already', 'wang', 12, '张三', '责任人已是张三'],
    ['a task of another unit', 'wang', 38, '李四', '转交由督查员、牵头单位联络员办理'],
    ['an owner’s own wish', 'zhang', 12, '王芳', '转交由督查员、牵头单位联络员办理'],
  ])('refuses %s', async (_what, who, no, to, words) => {
    const office = await anOffice();
    const before = await ledgerText(office);
    const { text } = await runAs(office, who, { kind: 'hand-over', ref: ref(no), to });
    expect(text).toContain(words);
    expect(await ledgerText(office)).toBe(before);
  });
});

describe('handOverAll', () => {
  it('gives every open task of one to the other, in one answer and one notice', async () => {
    const office = await anOffice();
    const { answer, text } = await runAs(office, 'zhao', all('张三', '王芳'), { chat: 'single' });
    const owners = await Promise.all(
      [12, 13, 15, 16, 17].map(async (no) => (await taskOf(office, no)).owner),
    );
    expect(owners).toEqual(['王芳', '王芳', '王芳', '王芳', '王芳']);
    expect((await taskOf(office, 38)).owner).toBe('李四');
    expect(text.split('\n')[0]).toBe('✅ 已将住房和城乡建设局张三的 5 项未办结事项交接给王芳');
    expect(text.split('\n').length).toBeLessThanOrEqual(6);
    expect(toldBy(answer)).toEqual(['wang']);
  });

  it('is taken back as one', async () => {
    const office = await anOffice();
    await runAs(office, 'zhao', all('张三', '王芳'));
    await runAs(office, 'zhao', { kind: 'undo' });
    const owners = await Promise.all(
      [12, 13, 15, 16, 17].map(async (no) => (await taskOf(office, no)).owner),
    );
    expect(owners).toEqual(['张三', '张三', '张三', '张三', '张三']);
  });

  it('leaves struck-off tasks with whoever closed them', async () => {
    const office = await anOffice();
    await hire(office, { id: 'lin', name: '林欣', unit: '教育体育局', roles: ['owner'], accounts: {} });
    await runAs(office, 'zhao', all('李四', '林欣'));
    expect((await taskOf(office, 40)).owner).toBe('李四');
    expect((await taskOf(office, 41)).owner).toBe('林欣');
  });

  it('never names in a group what may not be named there', async () => {
    const office = await anOffice();
    await hire(office, { id: 'lin', name: '林欣', unit: '教育体育局', roles: ['owner'], accounts: {} });
    const { text } = await runAs(office, 'zhao', all('李四', '林欣'), { chat: 'group' });
    expect(text).toContain('3 项');
    expect(text).not.toContain('校园安保');
  });

  it('writes nothing for a redelivered message and answers it the same', async () => {
    const office = await anOffice();
    const first = await runAs(office, 'zhao', all('张三', '王芳'), { messageId: 'once' });
    const after = await ledgerText(office);
    const again = await runAs(office, 'zhao', all('张三', '王芳'), { messageId: 'once' });
    expect(again.answer).toEqual(first.answer);
    expect(await ledgerText(office)).toBe(after);
  });

  it('finishes what an earlier delivery left undone', async () => {
    const office = await anOffice();
    await office.store.update({ year: 2026, no: 12 }, () => ({ entries: [], result: undefined }));
    const first = await runAs(
      office,
      'zhao',
      { kind: 'hand-over', ref: ref(12), to: '王芳' },
      { messageId: 'm' },
    );
    expect(first.answer.kind).toBe('written');
    const { text } = await runAs(office, 'zhao', all('张三', '王芳'), { messageId: 'm' });
    expect(text).toContain('5 项');
    expect(await office.kindsOf(12)).toEqual(['hand-over']);
  });

  it('is a liaison’s for his own unit, and a supervisor’s for all', async () => {
    const office = await anOffice();
    await hire(office, { id: 'lin', name: '林欣', unit: '教育体育局', roles: ['owner'], accounts: {} });
    const before = await ledgerText(office);
    const other = await runAs(office, 'wang', all('李四', '林欣'));
    expect(other.answer).toMatchObject({ kind: 'refused', refusal: { code: 'nothing-to-hand-over' } });
    const owner = await runAs(office, 'zhang', all('张三', '王芳'));
    expect(owner.answer).toMatchObject({ kind: 'refused', refusal: { code: 'not-for-you' } });
    expect(await ledgerText(office)).toBe(before);
    expect((await runAs(office, 'wang', all('张三', '王芳'))).answer.kind).toBe('written');
    expect((await runAs(office, 'zhao', all('李四', '林欣'))).answer.kind).toBe('written');
  });

  it('refuses a colleague of another unit, and nobody’s tasks', async () => {
    const office = await anOffice();
    const other = await runAs(office, 'zhao', all('张三', '李四'));
    expect(other.text).toContain('住房和城乡建设局没有“李四”');
    const nobody = await runAs(office, 'zhao', all('无名', '张三'));
    expect(nobody.text).toContain('无名名下没有未办结的事项');
  });

  it('refuses where two units have people of both names', async () => {
    const office = await anOffice();
    const namesakes = ['张三', '王芳'].map((name, index) => ({
      id: `other-${index}`,
      name,
      unit: '河口镇',
      roles: ['owner'] as const,
      accounts: {},
    }));
    await hire(office, ...namesakes);
    await runAs(office, 'zhao', { kind: 'hand-over', ref: ref(50), to: '张三' });
    const before = await ledgerText(office);
    const { text } = await runAs(office, 'zhao', all('张三', '王芳'));
    expect(text).toContain('不能确定是哪个单位');
    expect(await ledgerText(office)).toBe(before);
  });
});
