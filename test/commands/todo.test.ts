import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import type { BindRequest } from '../../src/domain/people.ts';
import type { Command } from '../../src/language/command.ts';
import { parseMessage } from '../../src/language/parse-message.ts';
import { aCalendar, act } from '../support/a-task.ts';
import { anOffice } from '../support/an-office.ts';
import { runAs } from '../support/run-a-command.ts';

type House = Awaited<ReturnType<typeof anOffice>>;
const TODO: Command = { kind: 'todo' };

/** The small ledger with acts behind its own, on Monday 23 November, 10:00. */
async function house(acts: Readonly<Record<number, readonly NewEntry[]>> = {}): Promise<House> {
  const made = await anOffice();
  for (const [no, entries] of Object.entries(acts)) {
    await made.store.update({ year: 2026, no: Number(no) }, () => ({ entries, result: undefined }));
  }
  return made;
}

async function todoOf(made: House, who: string, chat: 'group' | 'single' = 'single'): Promise<string[]> {
  return (await runAs(made, who, TODO, { chat })).text.split('\n');
}

const on = (text: string): string => `2026-11-${text}`;
const problem = (level: 1 | 2 | 3, when: string, asks?: string): NewEntry =>
  act('problem', when, {
    by: 'zhang',
    problem: 3,
    level,
    note: '资金未到位',
    ...(asks === undefined ? {} : { asks }),
  });

describe('待办 of an owner', () => {
  it('shows what is to be signed, each row with what to type', async () => {
    expect(await todoOf(await house(), 'zhang')).toEqual([
      '待办 2 件：待签收 2',
      '待签收　#13 垃圾分类站点建设　发“签收 13”',
      '待签收　#15 口袋公园建设　发“签收 15”',
    ]);
    expect(await todoOf(await house(), 'wang')).toEqual(await todoOf(await house(), 'zhang'));
  });

  it('says that nothing waits', async () => {
    expect(await todoOf(await house(), 'sun')).toEqual(['没有等待您办理的事项']);
  });

  it('shows what was returned, demanded, and refused, the most pressing first', async () => {
    const made = await house({
      38: [
        act('submit', on('18'), { by: 'li' }),
        act('return', on('19'), { by: 'zhao', note: '缺验收', mendBy: day('2026-11-24') }),
      ],
      39: [
        act('directive', on('20'), { by: 'zhao', directive: 17, due: day('2026-11-25'), note: '报进展' }),
        act('extend', on('20'), { by: 'li', to: day('2026-12-20') }),
        act('extend-refused', on('20'), { by: 'zhao', note: '理由不足' }),
      ],
    });
    expect(await todoOf(made, 'li')).toEqual([
      '待办 3 件：退回待改 1、督办待复 1、延期已答复 1',
      '退回待改　#38 城东小学扩建，11月24日前改好　发“办结 38 说明”',
      '督办待复　〔2026〕17号 #39 营养餐招标，11月25日前反馈　发“回复 39 说明”',
      '延期已答复　#39 营养餐招标，未同意：理由不足　发“原因 39 说明”',
    ]);
  });

  it('forgets the answer to an extension once he acted, and after three working days', async () => {
    const granted = (when: string): NewEntry[] => [
      act('extend', when, { by: 'li', to: day('2026-12-20') }),
      act('extend-granted', when, { by: 'zhao', to: day('2026-12-20') }),
    ];
    expect(await todoOf(await house({ 39: granted(on('18')) }), 'li')).toContain(
      '延期已答复　#39 营养餐招标，已同意，时限12月20日　发“任务 39”',
    );
    expect(await todoOf(await house({ 39: granted(on('17')) }), 'li')).toEqual(['没有等待您办理的事项']);
    const acted = [...granted(on('20')), act('progress', on('21'), { by: 'li', note: '已启动' })];
    expect(await todoOf(await house({ 39: acted }), 'li')).toEqual(['没有等待您办理的事项']);
  });

  it('shows the text of a 批示 privately, and in a group only that there is one', async () => {
    const made = await house({ 50: [act('remark', on('20'), { by: 'chen', note: '请加快进度' })] });
    expect(await todoOf(made, 'sun')).toContain('批示待复　#50 河长制巡查：请加快进度　发“回复 50 说明”');
    expect(await todoOf(made, 'sun', 'group')).toContain(
      '批示待复　#50 河长制巡查，有批示1条待反馈　发“回复 50 说明”',
    );
  });

  it('shows a problem to the unit it asks, without the title of a task that is not its own', async () => {
    const made = await house({ 12: [problem(1, on('20'), '河口镇')] });
    expect(await todoOf(made, 'sun')).toEqual([
      '待办 1 件：请您协调 1',
      '请您协调　P3 资金未到位（#12）　发“P3 答复 意见”',
    ]);
    const answered = await house({
      12: [
        problem(1, on('20'), '河口镇'),
        act('answer', on('21'), { by: 'sun', problem: 3, note: '本周拨付' }),
      ],
    });
    expect(await todoOf(answered, 'sun')).toEqual(['没有等待您办理的事项']);
  });

  it('tells of an internal task its number alone, to its own unit too', async () => {
    const made = await house({
      41: [
        act('directive', on('20'), { by: 'zhao', directive: 18, due: day('2026-11-25') }),
        act('remark', on('20'), { by: 'chen', note: '严格保密' }),
      ],
    });
    for (const chat of ['single', 'group'] as const) {
      const text = (await todoOf(made, 'li', chat)).join('\n');
      expect(text).toContain('督办待复　〔2026〕18号 #41，11月25日前反馈');
      expect(text).not.toContain('校园安保');
      expect(text).not.toContain('严格保密');
    }
  });
});

describe('待办 of a supervisor', () => {
  it('shows what waits for the office’s word', async () => {
    const made = await house({
      12: [
        act('extend', on('20'), { by: 'zhang', to: day('2027-01-20') }),
        problem(1, on('23')),
        act('solve', on('23'), { by: 'zhang', problem: 3 }),
      ],
      38: [act('submit', on('18'), { by: 'li' })],
      16: [act('directive', on('10'), { by: 'zhao', directive: 9, due: day('2026-11-20') })],
    });
    await made.say({ who: 'nobody', text: '绑定 钱新 教体局' });
    expect(await todoOf(made, 'zhao')).toEqual([
      '待办 5 件：待审核 1、延期待批 1、问题待销号 1、绑定申请 1、督办超期 1',
      '待审核　#38 城东小学扩建　发“通过 38”或“退回 38 理由”',
      '延期待批　#12 老旧小区改造，拟延至1月20日　发“同意延期 12”或“不同意延期 12 理由”',
      '问题待销号　P3 资金未到位（#12 老旧小区改造）　发“P3 销号”',
      '绑定申请　1号 钱新（教体局）　核实后发“同意绑定 1”',
      '督办超期　〔2026〕9号 #16 保障房投资，应于11月20日反馈　发“催办 16”',
    ]);
  });

  it.each([
    [1, '2026-11-19', false],
    [1, '2026-11-18', true],
    [2, '2026-11-17', false],
    [2, '2026-11-16', true],
    [3, '2026-11-10', false],
    [3, '2026-11-09', true],
  ] as const)(
    'proposes to take up a problem of level %i, raised on %s: %s',
    async (level, when, proposed) => {
      const made = await house({ 12: [problem(level, when)] });
      const rows = (await todoOf(made, 'zhao')).filter((row) => row.startsWith('问题未答复'));
      expect(rows.length).toBe(proposed ? 1 : 0);
      if (proposed) expect(rows[0]).toContain('发“上报 P3”');
    },
  );

  it('proposes a 督办单 from the sixth working day of being late, unless it is explained or demanded', async () => {
    // #38 was due on Friday the 6th, #17 on Thursday the 19th.
    const row = '逾期未说明　#38 城东小学扩建，逾期17天　发“督办 38 3天内反馈”';
    expect(await todoOf(await house(), 'zhao')).toEqual(['待办 1 件：逾期未说明 1', row]);
    for (const [date, proposed] of [
      ['13', false],
      ['16', true],
    ] as const) {
      const made = await house();
      made.clock.at = Date.parse(`2026-11-${date}T10:00:00+08:00`);
      expect((await todoOf(made, 'zhao')).some((one) => one.startsWith('逾期未说明'))).toBe(proposed);
    }
    const explained = await house({ 38: [act('explain', on('20'), { by: 'li', note: '消防整改' })] });
    expect(await todoOf(explained, 'zhao')).toEqual(['没有等待您办理的事项']);
    const demanded = await house({
      38: [act('directive', on('20'), { by: 'zhao', directive: 9, due: day('2026-11-25') })],
    });
    expect(await todoOf(demanded, 'zhao')).toEqual(['没有等待您办理的事项']);
  });

  it('leaves out what he submitted or asked himself', async () => {
    const made = await house({
      38: [act('submit', on('18'), { by: 'zhao' })],
      12: [act('extend', on('20'), { by: 'zhao', to: day('2027-01-20') })],
    });
    expect(await todoOf(made, 'zhao')).toEqual(['没有等待您办理的事项']);
  });

  it('shows ten rows, and the rest by 更多', async () => {
    const made = await house();
    const bindRequests = Array.from(
      { length: 12 },
      (_, index): BindRequest => ({
        no: index + 1,
        platform: 'wecom',
        account: `n${index}`,
        personId: 'new',
        chatId: 'wr-all',
        messageId: `b${index}`,
        at: made.clock.at,
      }),
    );
    await made.store.updateDirectory((current) => ({ ...current, bindRequests }));
    const rows = await todoOf(made, 'zhao');
    expect([rows.length, rows.at(-1)]).toEqual([12, '还有 3 件，回复“更多”']);
    expect((await runAs(made, 'zhao', { kind: 'more' }, { chat: 'single' })).text.split('\n')).toHaveLength(
      4,
    );
  });
});

describe('待办 of a leader', () => {
  it('shows problems raised to him until he answers, and his remarks until they are answered', async () => {
    const raised = [problem(1, on('10')), act('escalate', on('16'), { by: 'zhang', problem: 3, level: 2 })];
    const remark = act('remark', on('17'), { by: 'zhao', onBehalf: 'chen', note: '请加快' });
    const made = await house({ 12: raised, 50: [remark] });
    expect(await todoOf(made, 'chen')).toEqual([
      '待办 2 件：问题报您 1、批示未复 1',
      '问题报您　P3 资金未到位（#12 老旧小区改造）　发“P3 答复 意见”',
      '批示未复　#50 河长制巡查：请加快　发“催办 50”',
    ]);
    const done = await house({
      12: [...raised, act('answer', on('18'), { by: 'chen', problem: 3, note: '按方案一办' })],
      50: [remark, act('progress', on('18'), { by: 'sun', note: '已加密巡查' })],
    });
    expect(await todoOf(done, 'chen')).toEqual(['没有等待您办理的事项']);
  });

  it('does not count an answer from further down', async () => {
    const made = await house({
      12: [
        problem(1, on('10'), '河口镇'),
        act('answer', on('11'), { by: 'sun', problem: 3, note: '无能为力' }),
        act('escalate', on('16'), { by: 'zhang', problem: 3, level: 2 }),
      ],
    });
    expect((await todoOf(made, 'chen')).slice(1)).toEqual([
      '问题报您　P3 资金未到位（#12 老旧小区改造）　发“P3 答复 意见”',
    ]);
  });
});

describe('what a row says to type', () => {
  it('is a command of the language, each', async () => {
    const made = await house({
      12: [act('extend', on('20'), { by: 'zhang', to: day('2027-01-20') }), problem(2, on('09'))],
      16: [act('directive', on('10'), { by: 'zhao', directive: 9, due: day('2026-11-20') })],
      17: [act('submit', on('18'), { by: 'zhang' })],
      50: [act('remark', on('17'), { by: 'chen', note: '请加快' })],
    });
    const all = await Promise.all(['zhao', 'chen', 'zhang', 'wang', 'sun'].map((who) => todoOf(made, who)));
    const typed = all
      .flat()
      .flatMap((row) => [...row.matchAll(/[发或]“([^”]+)”/gu)].map((found) => found[1] ?? ''));
    expect(typed.length).toBeGreaterThan(10);
    const context = { today: day('2026-11-23'), calendar: aCalendar(), botNames: [] };
    const notRead = typed.filter(
      (text) =>
        !parseMessage(text, context).every(({ readings }) =>
          readings.every(({ kind }) => kind === 'command'),
        ),
    );
    expect(notRead).toEqual([]);
  });
});
