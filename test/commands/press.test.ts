import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { plainText } from '../../src/domain/message.ts';
import type { Person } from '../../src/domain/people.ts';
import type { Command } from '../../src/language/command.ts';
import { anOffice } from '../support/an-office.ts';
import { hire, ledgerText, ref, taskOf, toldBy, write } from '../support/an-office-desk.ts';
import { runAs } from '../support/run-a-command.ts';

const DAY_MS = 24 * 3_600_000;
const secretary: Person = { id: 'mi', name: '米兰', unit: '县政府', roles: ['secretary'], accounts: {} };

describe('urge', () => {
  const urge: Command = { kind: 'urge', ref: ref(17), note: '本周必须通气' };

  it('tells the owner and says why', async () => {
    const office = await anOffice();
    const { text, answer } = await runAs(office, 'chen', urge);
    expect(text).toContain('🔴 逾期4天');
    expect(toldBy(answer)).toEqual(['zhang']);
  });

  it('is written once a working day, whoever urges', async () => {
    const office = await anOffice();
    await runAs(office, 'chen', urge);
    office.clock.at += 3_600_000;
    const again = await runAs(office, 'zhao', urge);
    expect(again.text).toContain('今日10:00已催办');
    office.clock.at += DAY_MS;
    expect((await runAs(office, 'zhao', urge)).answer.kind).toBe('written');
    expect((await taskOf(office, 17)).urged.times).toBe(2);
  });

  it('is not written again at the weekend behind a Friday', async () => {
    const office = await anOffice();
    office.clock.at += 4 * DAY_MS;
    await runAs(office, 'zhao', urge);
    office.clock.at += DAY_MS;
    expect((await runAs(office, 'zhao', urge)).text).toContain('11月27日（周五）10:00已催办');
    office.clock.at += 2 * DAY_MS;
    expect((await runAs(office, 'zhao', urge)).answer.kind).toBe('written');
  });

  it('asks for a signature where none was given', async () => {
    const office = await anOffice();
    const { text } = await runAs(office, 'zhao', { kind: 'urge', ref: ref(13) });
    expect(text).toContain('请张三发“签收 13”');
  });
});

describe('urgeOverdue', () => {
  const urgeAll: Command = { kind: 'urge-overdue' };

  it('urges everything late in one answer, with one notice a person', async () => {
    const office = await anOffice();
    await write(office, 16, {
      kind: 'edit',
      at: office.clock.at,
      by: 'import',
      field: 'due',
      from: null,
      to: day('2026-11-01'),
    });
    const { answer, text } = await runAs(office, 'zhao', urgeAll);
    expect(text.split('\n')).toEqual([
      '✅ 已催办逾期 3 项',
      '#16 保障房投资 张三 逾期21天',
      '#38 城东小学扩建 李四 逾期17天',
      '#17 燃气管网更新 张三 逾期4天',
      '10 分钟内回复“撤销”可撤回',
    ]);
    expect(toldBy(answer).toSorted()).toEqual(['li', 'zhang']);
    const notices = answer.kind === 'written' ? (answer.notices ?? []) : [];
    const zhang = notices.find(({ to }) => to.includes('zhang'));
    expect(zhang && plainText(zhang.content)).toContain('#17 燃气管网更新 逾期4天');
  });

  it('is taken back as one, and a redelivery writes nothing', async () => {
    const office = await anOffice();
    const before = (await taskOf(office, 38)).urged;
    const first = await runAs(office, 'zhao', urgeAll, { messageId: 'once' });
    const after = await ledgerText(office);
    const again = await runAs(office, 'zhao', urgeAll, { messageId: 'once' });
    expect(again.text).toBe(first.text);
    expect(again.answer).toEqual(first.answer);
    expect(await ledgerText(office)).toBe(after);
    await runAs(office, 'zhao', { kind: 'undo' });
    expect((await taskOf(office, 38)).urged).toEqual(before);
    expect((await taskOf(office, 17)).urged).toEqual(before);
  });

  it('passes over what was urged today, what is submitted, and who waits for an answer himself', async () => {
    const office = await anOffice();
    await write(office, 38, { kind: 'extend', at: office.clock.at, by: 'li', to: day('2026-12-31') });
    await runAs(office, 'chen', { kind: 'urge', ref: ref(17) });
    const { text } = await runAs(office, 'zhao', urgeAll);
    expect(text).toBe('逾期事项 1 项今日均已催办，未再催');
    await write(office, 17, { kind: 'submit', at: office.clock.at, by: 'zhang' });
    expect((await runAs(office, 'zhao', urgeAll)).text).toBe('没有需要催办的逾期事项');
  });

  it('keeps to what the group is about', async () => {
    const office = await anOffice({ scope: { units: ['教育体育局'] } });
    const { text } = await runAs(office, 'zhao', urgeAll, { chat: 'group' });
    expect(text).toContain('✅ 已催办逾期 1 项');
    expect((await taskOf(office, 17)).urged.times).toBe(0);
  });

  it('is refused to owners', async () => {
    const { text } = await runAs(await anOffice(), 'zhang', urgeAll);
    expect(text).toBe('未办理：催办由督查员、领导、秘书办理');
  });
});

describe('directive', () => {
  const directive: Command = {
    kind: 'directive',
    ref: ref(17),
    due: day('2026-11-26'),
    demand: '报送抢工计划',
  };

  it('is numbered, echoes its day, and tells the owner', async () => {
    const office = await anOffice();
    const { text, answer } = await runAs(office, 'chen', directive);
    expect(text).toContain('督办〔2026〕1号');
    expect(text).toContain('11月26日（周四）前反馈');
    expect(text).toContain('要求：报送抢工计划');
    expect(toldBy(answer)).toEqual(['zhang']);
  });

  it('names the earlier ones that nobody answered', async () => {
    const office = await anOffice();
    await runAs(office, 'chen', directive);
    expect((await runAs(office, 'zhao', directive)).text).toContain('此前督办〔2026〕1号');
    await write(office, 17, { kind: 'answer', at: office.clock.at, by: 'zhang', note: '已报' });
    expect((await runAs(office, 'zhao', directive)).text).not.toContain('此前');
  });

  it('takes no number for a refusal, nor a second one for a redelivery', async () => {
    const office = await anOffice();
    await runAs(office, 'zhang', directive);
    await runAs(office, 'zhao', { ...directive, ref: ref(40) });
    const first = await runAs(office, 'zhao', directive, { messageId: 'once' });
    const again = await runAs(office, 'zhao', directive, { messageId: 'once' });
    expect(again.text).toBe(first.text);
    expect(again.answer).toEqual(first.answer);
    expect(await office.store.next('directive', 2026)).toBe(2);
  });
});

describe('remark', () => {
  it('is written down for the leader it names, by name or post, and for nobody where no such leader is known', async () => {
    const office = await anOffice();
    for (const text of ['陈建明批示：请加快进度', '陈副县长：请加快进度']) {
      const { text: reply } = await runAs(
        office,
        'zhao',
        { kind: 'remark', ref: ref(12), text },
        { chat: 'single' },
      );
      expect(reply).toContain('批示领导 陈建明');
    }
    const { answer } = await runAs(office, 'zhao', { kind: 'remark', ref: ref(12), text: '马强批示：抓紧' });
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'no-leader', name: '马强' } });
    const record = await office.store.get({ year: 2026, no: 12 });
    expect(record?.task.leaderRemarks.map(({ leader, text }) => [leader, text])).toEqual([
      ['chen', '请加快进度'],
      ['chen', '请加快进度'],
    ]);
    const card = await runAs(office, 'zhang', { kind: 'show', ref: ref(12) }, { chat: 'single' });
    expect(card.text).toContain('陈建明批示：请加快进度');
    const inGroup = await runAs(office, 'zhang', { kind: 'show', ref: ref(12) }, { chat: 'group' });
    expect(inGroup.text).not.toContain('请加快进度');
  });

  it('stands in the history with its words where they may be read, and without them in a group', async () => {
    const office = await anOffice();
    await runAs(office, 'chen', { kind: 'remark', ref: ref(12), text: '请加快进度' }, { chat: 'single' });
    const history: Command = { kind: 'history', ref: ref(12) };
    expect((await runAs(office, 'zhang', history, { chat: 'single' })).text).toContain('批示 请加快进度');
    const shown = (await runAs(office, 'zhang', history, { chat: 'group' })).text;
    expect(shown).toContain('陈建明 批示');
    expect(shown).not.toContain('请加快进度');
  });

  const remark: Command = { kind: 'remark', ref: ref(12), text: '请加快进度' };

  it('is a leader’s own', async () => {
    const office = await anOffice();
    const { text, answer } = await runAs(office, 'chen', remark, { chat: 'single' });
    expect(text).toContain('请加快进度');
    expect(text).not.toContain('代录');
    expect((await taskOf(office, 12)).leaderRemarks[0]).toMatchObject({ by: 'chen', leader: 'chen' });
    expect(toldBy(answer)).toEqual(['zhang']);
  });

  it.each(['zhao', 'mi'])('is written down by %s for the task’s first leader', async (who) => {
    const office = await anOffice();
    await hire(office, secretary);
    const { text } = await runAs(office, who, remark, { chat: 'single' });
    expect(text).toContain('（代录）');
    expect(text).toContain('批示领导 陈建明');
    expect((await taskOf(office, 12)).leaderRemarks[0]).toMatchObject({ by: who, leader: 'chen' });
  });

  it('shows its text neither in a group nor in the notice', async () => {
    const office = await anOffice();
    for (const who of ['chen', 'zhao']) {
      const { text, answer } = await runAs(office, who, remark, { chat: 'group' });
      const notices = answer.kind === 'written' ? (answer.notices ?? []) : [];
      expect(notices.length).toBe(1);
      for (const said of [text, ...notices.map(({ content }) => plainText(content))]) {
        expect(said).not.toContain('加快');
      }
    }
  });

  it('is never written in another leader’s name', async () => {
    const office = await anOffice();
    const edit = { kind: 'edit', at: office.clock.at, by: 'import', field: 'leaders', from: [] } as const;
    await write(office, 12, { ...edit, to: ['马强', '陈建明'] });
    expect((await runAs(office, 'zhao', remark)).text).toContain('花名册中没有领导“马强”');
    await write(office, 12, { ...edit, to: [] });
    expect((await runAs(office, 'zhao', remark)).text).toContain('没有分管领导');
    expect((await taskOf(office, 12)).leaderRemarks).toEqual([]);
  });
});

describe('suspend, cancel and reopen', () => {
  it.each(['suspend', 'cancel'] as const)('%s wants its basis', async (kind) => {
    const office = await anOffice();
    const { text } = await runAs(office, 'zhao', { kind, ref: ref(12), basis: '' });
    expect(text).toContain('请写明依据');
    expect((await taskOf(office, 12)).status).toBe('active');
  });

  it('keeps the old due and says so', async () => {
    const office = await anOffice();
    await runAs(office, 'zhao', { kind: 'suspend', ref: ref(17), basis: '会议纪要' });
    const { text } = await runAs(office, 'zhao', { kind: 'reopen', ref: ref(17) });
    expect(text).toContain('沿用原时限；如需调整请发“改 17 时限');
    expect((await taskOf(office, 17)).due).toBe('2026-11-19');
  });

  it('takes a new due', async () => {
    const office = await anOffice();
    await runAs(office, 'zhao', { kind: 'cancel', ref: ref(50), basis: '会议纪要' });
    const due = day('2027-03-31');
    const { text } = await runAs(office, 'zhao', { kind: 'reopen', ref: ref(50), due });
    expect(text).toContain('2027年3月31日（周三）');
    expect(await taskOf(office, 50)).toMatchObject({ due, ongoing: false, status: 'active' });
  });
});

it('says so where nobody who must act can be told', async () => {
  const office = await anOffice();
  await office.store.updateDirectory((directory) => ({
    ...directory,
    people: directory.people.map((person) =>
      person.unit === '住房和城乡建设局' ? { ...person, accounts: {} } : person,
    ),
  }));
  const { text } = await runAs(office, 'zhao', { kind: 'urge', ref: ref(12) });
  expect(text).toContain('张三没有登记账号，机器人通知不到，请另行告知');
});
