import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Assignment, Command } from '../../src/language/command.ts';
import { anOffice } from '../support/an-office.ts';
import { hire, ledgerText, taskOf, toldBy, write } from '../support/an-office-desk.ts';
import { runAs } from '../support/run-a-command.ts';

const DUE = day('2026-12-31');

const assign = (assignment: Partial<Assignment> = {}): Command => ({
  kind: 'assign',
  assignment: { unit: '住建局', owner: '张三', title: '完成危房排查', due: DUE, ...assignment },
});

describe('assign', () => {
  it('adds an unsigned task under the next number, from today, and tells its owner', async () => {
    const office = await anOffice();
    const { answer, text } = await runAs(office, 'zhao', assign());
    expect(await taskOf(office, 51)).toMatchObject({
      title: '完成危房排查',
      leadUnit: '住房和城乡建设局',
      owner: '张三',
      kindOfTask: 'annual',
      start: '2026-11-23',
      due: DUE,
      status: 'assigned',
      assignedBy: 'zhao',
    });
    expect(text).toBe(
      [
        '✅ 已交办 #51 完成危房排查',
        '住房和城乡建设局 张三',
        '时限 12月31日（周四），还剩 38 天',
        '请张三发“签收 51”',
        '10 分钟内回复“撤销”可撤回',
      ].join('\n'),
    );
    expect(toldBy(answer)).toEqual(['zhang']);
  });

  it('tells the liaison where no owner is named', async () => {
    const office = await anOffice();
    const { owner: _, ...unowned } = { unit: '建设局', owner: '', title: '完成危房排查', due: DUE };
    const { answer } = await runAs(office, 'zhao', { kind: 'assign', assignment: unowned });
    expect(toldBy(answer)).toEqual(['wang']);
  });

  it.each([
    ['flash', '2026-11-24'],
    ['urgent', '2026-11-26'],
    ['plain', '2026-12-02'],
    ['complex', '2026-12-14'],
    [undefined, '2026-12-02'],
  ] as const)('gives a 限时件 that is %s until %s', async (urgency, due) => {
    const office = await anOffice();
    const errand = urgency === undefined ? {} : { urgency };
    const assignment = { unit: '住建局', title: '报送情况', errand };
    await runAs(office, 'zhao', { kind: 'assign', assignment });
    expect(await taskOf(office, 51)).toMatchObject({ kindOfTask: 'errand', due });
  });

  it('takes a day that was said before the days of a 限时件', async () => {
    const office = await anOffice();
    await runAs(office, 'zhao', assign({ errand: { urgency: 'flash' }, due: day('2026-11-30') }));
    expect(await taskOf(office, 51)).toMatchObject({ kindOfTask: 'errand', due: '2026-11-30' });
  });

  it.each<[string, Command, string, string]>([
    ['an unknown unit, naming one that is near', assign({ unit: '住建居' }), 'no-such-unit', '住建局'],
    ['an owner who is not there, naming who is', assign({ owner: '李四' }), 'not-of-unit', '张三、王芳'],
    ['an owner without rights', assign({ unit: '教体局', owner: '老刘' }), 'not-of-unit', '李四'],
    ['no title', assign({ title: ' ' }), 'title-missing', '请写明事项'],
    [
      'no day',
      { kind: 'assign', assignment: { unit: '住建局', title: '完成危房排查' } },
      'due-missing',
      '交办 住建局 12月31日前 完成危房排查',
    ],
  ])('refuses %s', async (_what, command, code, words) => {
    const office = await anOffice();
    const before = await ledgerText(office);
    const { answer, text } = await runAs(office, 'zhao', command);
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code } });
    expect(text).toContain(words);
    expect(await ledgerText(office)).toBe(before);
    expect(await office.store.next('task', 2026)).toBe(51);
  });

  it.each(['zhang', 'wang', 'chen'])('is refused to %s, who is told who may', async (who) => {
    const office = await anOffice();
    const { text } = await runAs(office, who, assign());
    expect(text).toBe('未办理：交办由督查员办理');
  });

  it('takes no second number for a redelivered message, and answers it the same', async () => {
    const office = await anOffice();
    const first = await runAs(office, 'zhao', assign(), { messageId: 'once' });
    const again = await runAs(office, 'zhao', assign(), { messageId: 'once' });
    expect(again.answer).toEqual(first.answer);
    expect(await office.store.next('task', 2026)).toBe(52);
  });

  it('takes a number a line of one message', async () => {
    const office = await anOffice();
    await runAs(office, 'zhao', assign(), { messageId: 'two', line: 1 });
    await runAs(office, 'zhao', assign({ title: '完成燃气排查' }), { messageId: 'two', line: 2 });
    expect((await taskOf(office, 52)).title).toBe('完成燃气排查');
  });

  it('asks before the same unit gets the same title again', async () => {
    const office = await anOffice();
    await runAs(office, 'zhao', assign());
    const before = await ledgerText(office);
    const { answer } = await runAs(office, 'zhao', assign({ unit: '建设局', title: ' 完成危房 排查' }));
    expect(answer).toMatchObject({ kind: 'asks', reason: 'same-task' });
    expect(await ledgerText(office)).toBe(before);
    await runAs(office, 'zhao', assign(), { confirmed: true });
    expect((await taskOf(office, 52)).title).toBe('完成危房排查');
  });

  it('leaves a cancelled task and its number when it is taken back', async () => {
    const office = await anOffice();
    await runAs(office, 'zhao', assign());
    await runAs(office, 'zhao', { kind: 'undo' });
    expect((await taskOf(office, 51)).status).toBe('cancelled');
    await runAs(office, 'zhao', assign());
    expect((await taskOf(office, 52)).status).toBe('assigned');
  });

  it('passes over a number that something else took meanwhile', async () => {
    const office = await anOffice();
    const record = await office.store.get({ year: 2026, no: 12 });
    const first = record?.history[0];
    const next = office.store.next;
    let taken = false;
    const store = {
      ...office.store,
      next: async (...of: Parameters<typeof next>) => {
        const no = await next(...of);
        if (!taken && first?.kind === 'assign') {
          taken = true;
          const { seq: _, ...entry } = first;
          await office.store.update({ year: 2026, no }, () => ({ entries: [entry], result: undefined }));
        }
        return no;
      },
    };
    await runAs({ ...office, office: { ...office.office, store } }, 'zhao', assign());
    expect((await taskOf(office, 51)).title).toBe('老旧小区改造');
    expect((await taskOf(office, 52)).title).toBe('完成危房排查');
  });

  it('is answered by a unit that only its people tell of', async () => {
    const office = await anOffice();
    await hire(office, { id: 'he', name: '何平', unit: '气象局', roles: ['owner'], accounts: {} });
    await runAs(office, 'zhao', assign({ unit: '气象局', owner: '何平' }));
    expect(await taskOf(office, 51)).toMatchObject({ leadUnit: '气象局', owner: '何平' });
  });

  it('may be signed for by whoever was told', async () => {
    const office = await anOffice();
    await runAs(office, 'zhao', assign());
    await runAs(office, 'zhang', { kind: 'accept', refs: [{ kind: 'number', no: 51 }] });
    expect((await taskOf(office, 51)).status).toBe('active');
    await write(office, 51, { kind: 'progress', at: office.clock.at, by: 'zhang', percent: 10 });
    expect((await taskOf(office, 51)).percent).toBe(10);
  });
});

it('says so where the roster has nobody of the unit to sign for it', async () => {
  const office = await anOffice();
  const assignment = { unit: '教体局', title: '完成危房排查', due: DUE };
  const { answer, text } = await runAs(office, 'zhao', { kind: 'assign', assignment });
  expect(toldBy(answer)).toEqual([]);
  expect(text).toContain('请发“转交 51 姓名”定责任人');
});
