import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/domain/message.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { Person } from '../../src/domain/people.ts';
import type { Command, TaskRef } from '../../src/language/command.ts';
import { anOffice } from '../support/an-office.ts';
import { runAs } from '../support/run-a-command.ts';

type Office = Awaited<ReturnType<typeof anOffice>>;

const no = (number: number): TaskRef => ({ kind: 'number', no: number });
const raise = (asks?: string, of = 12, text = '配套资金未到位'): Command => ({
  kind: 'problem',
  ref: no(of),
  text,
  ...(asks === undefined ? {} : { asks }),
});
const option = (problem: number, text = '先用预备费垫付'): Command => ({
  kind: 'problem-option',
  problem,
  text,
});
const reply = (problem: number, text = '本周五前拨付'): Command => ({
  kind: 'problem-answer',
  problem,
  text,
});
const solve = (problem: number, note?: string): Command => ({
  kind: 'solve',
  problem,
  ...(note === undefined ? {} : { note }),
});
const escalate = (problem: number): Command => ({ kind: 'escalate', problem });
const show = (problem: number): Command => ({ kind: 'show-problem', problem });

const person = (id: string, name: string, unit: string, roles: Person['roles']): Person => ({
  id,
  name,
  unit,
  roles,
  accounts: { wecom: `w-${id}`, dingtalk: `d-${id}` },
});

/** The small ledger with a finance bureau, which neither leads nor assists, and a leader's secretary. */
async function aCounty(now?: number): Promise<Office> {
  const office = await anOffice(now === undefined ? {} : { now });
  await office.store.updateDirectory((directory) => ({
    ...directory,
    people: [
      ...directory.people,
      person('liu', '刘红', '财政局', ['liaison']),
      person('he', '何伟', '财政局', ['owner']),
      person('mi', '米秘书', '县政府办', ['secretary']),
    ],
    units: [...directory.units, { name: '财政局', aliases: ['县财政'] }],
  }));
  return office;
}

async function problemsOf({ store }: Office, number = 12) {
  return (await store.get({ year: 2026, no: number }))?.task.problems ?? [];
}

function noticesOf({ answer }: Awaited<ReturnType<typeof runAs>>): readonly Notice[] {
  return answer.kind === 'written' ? (answer.notices ?? []) : [];
}

describe('problem', () => {
  it('is numbered, says who is asked at which level, and tells the asked unit', async () => {
    const office = await aCounty();
    const raised = await runAs(office, 'zhang', raise('县财政'));
    expect(raised.text).toBe(
      [
        '✅ 已记录问题 P1 #12 老旧小区改造',
        '配套资金未到位',
        '请县财政协调　第1级 单位/乡镇',
        '对方答复请发“P1 答复 …”；您可发“P1 方案 …”“上报 P1”',
        '解决后请发“P1 已解决 说明”',
        '10 分钟内回复“撤销”可撤回',
      ].join('\n'),
    );
    expect(await problemsOf(office)).toMatchObject([
      { no: 1, text: '配套资金未到位', asks: '财政局', level: 1, status: 'open', raisedBy: 'zhang' },
    ]);
    expect(noticesOf(raised).map(({ to }) => to)).toEqual([['liu']]);
    expect(noticesOf(raised).map(({ content }) => plainText(content))).toEqual([
      '#12 老旧小区改造（住建局） 请协调解决问题 P1\n配套资金未到位\n答复请发“P1 答复 …”',
    ]);
  });

  it('says whom the roster does not know, and tells nobody', async () => {
    const raised = await runAs(await aCounty(), 'zhang', raise('省厅'));
    expect(raised.text).toContain('花名册中没有“省厅”，未能通知');
    expect(noticesOf(raised)).toEqual([]);
  });

  it('is marked 代录 where a supervisor raises it for the owner', async () => {
    const { text } = await runAs(await aCounty(), 'zhao', raise());
    expect(text).toContain('已记录问题 P1（代录）');
    expect(text).toContain('未写请谁协调');
  });

  it('tells nothing of a task not open to all to those asked', async () => {
    const raised = await runAs(await aCounty(), 'li', raise('财政局', 41));
    const told = noticesOf(raised)
      .map(({ content }) => plainText(content))
      .join();
    expect(told).toContain('编号 41');
    expect(told).not.toContain('校园安保整治');
    expect(told).not.toContain('配套资金');
  });

  it('takes one number a message, however often it comes', async () => {
    const office = await aCounty();
    const first = await runAs(office, 'zhang', raise('财政局'), { messageId: 'm-once' });
    await runAs(office, 'li', raise(undefined, 38));
    office.clock.at += 26 * 3_600_000;
    const again = await runAs(office, 'zhang', raise('财政局'), { messageId: 'm-once' });
    expect(again.text).toBe(first.text);
    expect(noticesOf(again)).toEqual(noticesOf(first));
    expect(await problemsOf(office)).toHaveLength(1);
    expect(await office.store.next('problem', 2026)).toBe(3);
  });

  it('gives no number again after 撤销, and none to a redelivery of what was taken back', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise(), { messageId: 'm-undone' });
    expect(await office.say({ who: 'zhang', text: '@督办助手 撤销' })).toContain('已撤销');
    expect(await problemsOf(office)).toEqual([]);
    await runAs(office, 'zhang', raise(), { messageId: 'm-undone' });
    expect(await problemsOf(office)).toEqual([]);
    expect((await runAs(office, 'zhang', raise())).text).toContain('P2');
  });

  it('takes no number where it is refused', async () => {
    const office = await aCounty();
    for (const [who, command] of [
      ['sun', raise()],
      ['li', raise(undefined, 40)],
      ['zhang', raise(undefined, 12, ' ')],
    ] as const) {
      expect((await runAs(office, who, command)).answer.kind).toBe('refused');
    }
    expect(await office.store.next('problem', 2026)).toBe(1);
  });
});

describe('a redelivery of what was refused', () => {
  it('is refused again, with the same words and no number', async () => {
    const office = await aCounty();
    const said = { who: 'li', text: '@督办助手 问题 40 食堂漏水', messageId: 'm-refused' };
    const first = await office.say(said);
    expect(first).toContain('已销号');
    expect(await office.say(said)).toBe(first);
    expect(await office.store.next('problem', 2026)).toBe(1);
  });
});

describe('two problems in one line', () => {
  it('are both solved, and each once', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise());
    await runAs(office, 'zhang', raise());
    const line = { messageId: 'm-line' };
    for (const _ of ['first', 'again']) {
      expect((await runAs(office, 'zhang', solve(1), line)).text).toContain('P1 已解决');
      expect((await runAs(office, 'zhang', solve(2), line)).text).toContain('P2 已解决');
    }
    expect((await problemsOf(office)).map(({ status }) => status)).toEqual(['solved', 'solved']);
    expect((await office.kindsOf(12)).filter((kind) => kind === 'solve')).toHaveLength(2);
  });
});

describe('problem-option', () => {
  it('adds ways out in order, from its unit and from supervisors', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise());
    expect((await runAs(office, 'wang', option(1, '调剂'))).text).toContain('方案1 调剂');
    expect((await runAs(office, 'zhao', option(1, '分期'))).text).toContain('方案2 分期');
    expect((await problemsOf(office))[0]?.options).toEqual(['调剂', '分期']);
  });

  it('is not for the asked, and not without words', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise('财政局'));
    expect((await runAs(office, 'liu', option(1))).answer).toMatchObject({
      refusal: { code: 'problem-not-yours' },
    });
    expect((await runAs(office, 'zhang', option(1, ''))).text).toContain('“P1 方案 ');
    expect((await problemsOf(office))[0]?.options).toEqual([]);
  });
});

describe('problem-answer', () => {
  it.each(['liu', 'he', 'zhao', 'chen', 'mi'])(
    'is taken from %s, and told to the one who asked',
    async (who) => {
      const office = await aCounty();
      await runAs(office, 'zhang', raise('县财政'));
      const answered = await runAs(office, who, reply(1));
      expect(answered.text).toContain('#12 老旧小区改造\n本周五前拨付');
      expect((await problemsOf(office))[0]?.answer).toMatchObject({ by: who, text: '本周五前拨付' });
      expect(noticesOf(answered).map(({ to }) => to)).toEqual([['zhang']]);
    },
  );

  it('is marked 代录 where a 秘书 gives it for the leader', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise('陈县长'));
    expect((await runAs(office, 'mi', reply(1))).text).toContain('已答复 P1（代录）');
    const record = await office.store.get({ year: 2026, no: 12 });
    expect(record?.history.at(-1)).toMatchObject({ kind: 'answer', by: 'mi', onBehalf: 'chen' });
  });

  it('is neither for the unit that asks nor for strangers to it', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise('县财政'));
    expect((await runAs(office, 'zhang', reply(1))).answer).toMatchObject({
      refusal: { code: 'problem-not-yours' },
    });
    expect((await runAs(office, 'sun', reply(1))).answer).toMatchObject({
      refusal: { code: 'no-such-problem' },
    });
    expect((await problemsOf(office))[0]?.answer).toBeUndefined();
  });

  it('answers no directive of the task', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise('县财政'));
    const at = office.clock.at;
    await office.store.update({ year: 2026, no: 12 }, () => ({
      entries: [{ kind: 'remark', at, by: 'chen', note: '请加快进度' }],
      result: undefined,
    }));
    await runAs(office, 'liu', reply(1));
    const record = await office.store.get({ year: 2026, no: 12 });
    expect(record?.task.leaderRemarks[0]?.answeredAt).toBeUndefined();
  });
});

describe('solve', () => {
  it('is solved as its unit says, and struck off by a supervisor', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise());
    const solved = await runAs(office, 'zhang', solve(1, '已到账'));
    expect(solved.text).toContain('✅ 已记录 P1 已解决 #12 老旧小区改造\n已到账\n待督查室核实');
    expect((await problemsOf(office))[0]?.status).toBe('solved');
    expect((await runAs(office, 'wang', solve(1))).answer).toMatchObject({
      refusal: { code: 'problem-settled' },
    });
    expect((await runAs(office, 'zhao', solve(1))).text).toContain('✅ P1 已销号');
    expect((await problemsOf(office))[0]?.status).toBe('closed');
    expect((await runAs(office, 'zhao', solve(1))).answer).toMatchObject({
      refusal: { code: 'problem-settled' },
    });
  });

  it('is not for the asked', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise('县财政'));
    expect((await runAs(office, 'liu', solve(1))).text).toContain('由提出单位说明已解决，或由督查员销号');
    expect((await problemsOf(office))[0]?.status).toBe('open');
  });
});

describe('escalate', () => {
  it('goes one level up at a time, from the second on with a way out, and no further than the fourth', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise());
    const second = await runAs(office, 'zhang', escalate(1));
    expect(second.text).toContain('第1级 单位/乡镇 → 第2级 分管领导');
    expect(noticesOf(second).map(({ to }) => to)).toEqual([['chen']]);
    const without = await runAs(office, 'zhang', escalate(1));
    expect(without.answer).toMatchObject({ refusal: { code: 'option-missing' } });
    expect(without.text).toContain('选择题，不是问答题');
    expect(without.text).toContain('“P1 方案 …”');
    await runAs(office, 'zhang', option(1));
    const third = await runAs(office, 'zhang', escalate(1));
    expect(third.text).toContain('第3级 政府办公会\n附1个方案');
    expect(noticesOf(third).map(({ to }) => to)).toEqual([['zhao']]);
    expect((await runAs(office, 'zhao', escalate(1))).text).toContain('第4级 常务会/县委');
    expect((await runAs(office, 'zhao', escalate(1))).answer).toMatchObject({
      refusal: { code: 'top-level' },
    });
    expect((await problemsOf(office))[0]?.level).toBe(4);
  });

  it('leaves what is solved where it is', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise());
    await runAs(office, 'zhang', solve(1));
    expect((await runAs(office, 'zhang', escalate(1))).answer).toMatchObject({
      refusal: { code: 'problem-settled' },
    });
  });
});

describe('show-problem', () => {
  it('shows how it stands and what the reader may say', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise('县财政'));
    await runAs(office, 'zhang', option(1, '调剂'));
    await runAs(office, 'zhang', option(1, '分期'));
    office.clock.at += 24 * 3_600_000;
    await runAs(office, 'liu', reply(1));
    expect((await runAs(office, 'zhang', show(1))).text).toBe(
      [
        'P1 配套资金未到位',
        '#12 老旧小区改造（住建局）',
        '第1级 单位/乡镇　请县财政协调　已1天，已答复',
        '方案1 调剂；方案2 分期',
        '11月24日 刘红答复：本周五前拨付',
        '可发：“P1 方案 …”“P1 已解决 说明”“上报 P1”',
      ].join('\n'),
    );
    expect((await runAs(office, 'liu', show(1))).text).toContain('可发：“P1 答复 …”');
    expect((await runAs(office, 'zhao', show(1))).text).toContain('“P1 销号”');
  });

  it('proposes 上报 to those who may, once the level was silent for too long', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise('县财政'));
    office.clock.at = Date.parse('2026-11-25T10:00:00+08:00');
    expect((await runAs(office, 'zhang', show(1))).text).not.toContain('建议');
    office.clock.at = Date.parse('2026-11-26T10:00:00+08:00');
    expect((await runAs(office, 'zhang', show(1))).text).toContain('建议发“上报 P1”提请分管领导');
    expect((await runAs(office, 'liu', show(1))).text).not.toContain('建议');
    await runAs(office, 'zhang', escalate(1));
    expect((await runAs(office, 'zhang', show(1))).text).not.toContain('建议');
  });

  it('shows to others, and to those who may not see the task, that there is none', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise('县财政'));
    await runAs(office, 'li', raise('县财政', 41));
    expect((await runAs(office, 'sun', show(1))).text).toContain('没有编号 P1 的问题');
    expect((await runAs(office, 'zhang', show(9))).text).toContain('没有编号 P9 的问题');
    expect((await runAs(office, 'liu', show(2))).text).not.toContain('配套资金');
    expect((await runAs(office, 'zhao', show(2))).text).toBe('此项内容请私聊查看');
    expect((await runAs(office, 'zhao', show(2), { chat: 'single' })).text).toContain('校园安保整治');
  });
});

describe('问题清单', () => {
  const problems: Command = { kind: 'list', query: { by: 'problems' } };

  it('goes by level and age, and shows each reader what is his', async () => {
    const office = await aCounty();
    await runAs(office, 'zhang', raise('县财政'));
    office.clock.at += 48 * 3_600_000;
    await runAs(office, 'li', raise(undefined, 38, '用地未批'));
    await runAs(office, 'li', escalate(2));
    await runAs(office, 'li', raise(undefined, 41, '经费不足'));
    await runAs(office, 'zhang', raise(undefined, 16, '贷款未批'));
    await runAs(office, 'zhang', solve(4));
    expect((await runAs(office, 'zhao', problems)).text).toBe(
      [
        '问题清单 2 个，按层级和时间排列',
        'P2 分管领导 今日 用地未批（#38 城东小学扩建）',
        'P1 单位/乡镇 2天 配套资金未到位，请县财政（#12 老旧小区改造）',
        '另有 1 个不在此显示（不属本群范围或内部掌握）',
        '已解决待销号：P4',
        '查看请发“P编号”',
      ].join('\n'),
    );
    expect((await runAs(office, 'liu', problems)).text).toContain('问题清单 1 个');
    expect((await runAs(office, 'sun', problems)).text).toBe('问题清单：没有未解决的问题');
  });

  it('turns its pages by 更多', async () => {
    const office = await aCounty();
    for (let count = 0; count < 12; count += 1) await runAs(office, 'zhang', raise());
    expect((await runAs(office, 'zhang', problems)).text).toContain('还有 2 个，回复“更多”');
    expect((await runAs(office, 'zhang', { kind: 'more' })).text).toContain('P12');
  });
});

describe('a number that two open ledgers have', () => {
  /** 5 January 2027: 2026 is being settled, 2027 has begun. */
  const NEW_YEAR = Date.parse('2027-01-05T10:00:00+08:00');

  async function withTwo(): Promise<Office> {
    const office = await aCounty(NEW_YEAR);
    const record = await office.store.get({ year: 2026, no: 12 });
    const [assign, ...rest] = record?.history ?? [];
    if (assign?.kind !== 'assign') throw new Error('no assignment');
    const entries = [assign, ...rest].map(({ seq: _, ...entry }) => entry);
    await office.store.update({ year: 2027, no: 1 }, () => ({ entries, result: undefined }));
    await runAs(office, 'zhang', { ...raise(), ref: { kind: 'number', no: 12, year: 2026 } } as Command);
    await runAs(office, 'zhang', { ...raise(), ref: { kind: 'number', no: 1, year: 2027 } } as Command);
    return office;
  }

  it('is refused while both are open, and means the open one after that', async () => {
    const office = await withTwo();
    expect((await runAs(office, 'zhang', escalate(1))).answer).toMatchObject({
      refusal: { code: 'problem-two-years' },
    });
    await office.store.update({ year: 2026, no: 12 }, () => ({
      entries: [{ kind: 'solve', at: NEW_YEAR, by: 'zhang', problem: 1 }],
      result: undefined,
    }));
    expect((await runAs(office, 'zhang', escalate(1))).answer.kind).toBe('written');
    expect((await office.store.get({ year: 2027, no: 1 }))?.task.problems[0]?.level).toBe(2);
  });
});
