import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { plainText } from '../../src/domain/message.ts';
import type { Command, TaskRef } from '../../src/language/command.ts';
import { anOffice } from '../support/an-office.ts';
import { runAs } from '../support/run-a-command.ts';

type Office = Awaited<ReturnType<typeof anOffice>>;

const no = (number: number): TaskRef => ({ kind: 'number', no: number });
const explain = (promise?: string, reason = '消防整改'): Command => ({
  kind: 'explain',
  ref: no(17),
  reason,
  ...(promise === undefined ? {} : { promise: day(promise) }),
});
const extend = (to: string, of = 12, reason = '雨季停工'): Command => ({
  kind: 'extend',
  ref: no(of),
  to: day(to),
  reason,
});

async function taskOf({ store }: Office, number: number) {
  const record = await store.get({ year: 2026, no: number });
  if (record === undefined) throw new Error(`no task ${number}`);
  return record.task;
}

/** A demand and an instruction that wait for the answer of #12. */
async function withDemands(office: Office): Promise<void> {
  const at = office.clock.at - 3_600_000;
  await office.store.update({ year: 2026, no: 12 }, () => ({
    entries: [
      { kind: 'directive', at, by: 'zhao', directive: 17, due: day('2026-11-26') },
      { kind: 'remark', at, by: 'chen', note: '请加快进度' },
    ],
    result: undefined,
  }));
}

describe('explain', () => {
  it('records the reason and the promised day, and says that due and colour stay', async () => {
    const office = await anOffice();
    const { text } = await runAs(office, 'zhang', explain('2026-12-04'));
    expect(text).toBe(
      [
        '✅ 已记录情况说明 #17 燃气管网更新',
        '消防整改',
        '承诺 12月4日（周五）完成',
        '时限 11月19日（周四），已过时限',
        '说明不改变时限和灯色：🔴 逾期4天',
        '10 分钟内回复“撤销”可撤回',
      ].join('\n'),
    );
    const task = await taskOf(office, 17);
    expect(task.explanation).toMatchObject({ note: '消防整改', promise: '2026-12-04' });
    expect(task.due).toBe('2026-11-19');
  });

  it('shows the promise that it takes the place of', async () => {
    const office = await anOffice();
    await runAs(office, 'zhang', explain('2026-12-04'));
    const { text } = await runAs(office, 'wang', explain('2026-12-11'));
    expect(text).toContain('承诺 12月11日（周五）完成（原承诺12月4日）');
  });

  it('says so where no day was promised', async () => {
    const { text } = await runAs(await anOffice(), 'zhang', explain());
    expect(text).toContain('未写承诺完成日，补写请重发“原因 17 ');
  });

  it('takes today for a promise, and no day gone by', async () => {
    const office = await anOffice();
    const late = await runAs(office, 'zhang', explain('2026-11-22'));
    expect(late.answer).toMatchObject({ kind: 'refused', refusal: { code: 'day-not-ahead' } });
    expect(late.text).toContain('收到的是11月22日（周日）');
    expect(await office.kindsOf(17)).toEqual([]);
    expect((await runAs(office, 'zhang', explain('2026-11-23'))).answer.kind).toBe('written');
  });

  it('asks about a day that may have been meant as one gone by', async () => {
    const office = await anOffice();
    const asked = await runAs(office, 'zhang', explain('2027-11-20'));
    expect(asked.answer).toMatchObject({ kind: 'asks', reason: 'next-year' });
    expect(await office.kindsOf(17)).toEqual([]);
    const meant = await runAs(office, 'zhang', explain('2027-11-20'), { confirmed: true });
    expect(meant.text).toContain('承诺 2027年11月20日（周六）完成');
  });

  it('wants a reason', async () => {
    const office = await anOffice();
    const { text } = await runAs(office, 'zhang', explain('2026-12-04', ' '));
    expect(text).toBe('未记录：请写明原因和承诺完成日，如“原因 17 消防整改，12月4日完成”');
    expect(await office.kindsOf(17)).toEqual([]);
  });

  it('shows no title where the task may not be named', async () => {
    const office = await anOffice();
    const { text } = await runAs(office, 'li', { kind: 'explain', ref: no(41), reason: '消防整改' });
    expect(text).toContain('#41');
    expect(text).not.toContain('校园安保整治');
  });
});

describe('a refusal about a task not open to all', () => {
  it('calls it by its number', async () => {
    const office = await anOffice();
    for (const command of [
      extend('2026-12-01', 41),
      { kind: 'no-figure', ref: no(41), until: day('2026-11-01') },
      { kind: 'answer', ref: no(41), text: '已增派班组' },
      { kind: 'explain', ref: no(41), reason: '设备未到', promise: day('2026-11-01') },
    ] satisfies readonly Command[]) {
      for (const chat of ['group', 'single'] as const) {
        const { text, answer } = await runAs(office, 'li', command, { chat });
        expect(answer.kind).toBe('refused');
        expect(text).toContain('编号 41 的事项');
      }
    }
  });
});

describe('extend', () => {
  it('asks for the day, shows both dues, and tells the supervisors', async () => {
    const office = await anOffice();
    const { text, answer } = await runAs(office, 'zhang', extend('2027-01-31'));
    expect(text).toBe(
      [
        '✅ 已申请延期 #12 老旧小区改造',
        '时限 12月31日（周四） → 2027年1月31日（周日）',
        '理由：雨季停工',
        '待督查室审批，批准前仍按原时限',
        '10 分钟内回复“撤销”可撤回',
      ].join('\n'),
    );
    const notices = answer.kind === 'written' ? (answer.notices ?? []) : [];
    expect(notices.map(({ to }) => to)).toEqual([['zhao']]);
    expect(notices.map(({ content }) => plainText(content)).join()).toContain('“同意延期 12”');
    const task = await taskOf(office, 12);
    expect(task).toMatchObject({ due: '2026-12-31', extension: { to: '2027-01-31', by: 'zhang' } });
  });

  it('says how often the due was moved already', async () => {
    const office = await anOffice();
    const at = office.clock.at;
    await office.store.update({ year: 2026, no: 13 }, () => ({
      entries: [
        { kind: 'extend', at, by: 'zhang', to: day('2026-12-20'), note: '雨季' },
        { kind: 'extend-granted', at, by: 'zhao', to: day('2026-12-20') },
      ],
      result: undefined,
    }));
    const { text } = await runAs(office, 'zhang', extend('2026-12-31', 13));
    expect(text).toContain('时限 12月20日（周日） → 12月31日（周四）');
    expect(text).toContain('此前已延1次（原12月15日）');
  });

  it.each([
    ['after the due day', 17, '2026-12-31', 'extend-too-late'],
    ['to no later a day', 13, '2026-12-15', 'extend-not-later'],
    ['of a task for the whole year', 50, '2027-01-31', 'nothing-to-extend'],
  ])('is refused %s', async (_why, of, to, code) => {
    const office = await anOffice();
    const who = of === 50 ? 'sun' : 'zhang';
    const { answer } = await runAs(office, who, extend(to, of));
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code } });
    expect(await office.kindsOf(of)).toEqual([]);
  });

  it('tells who is too late to explain instead', async () => {
    const { text } = await runAs(await anOffice(), 'zhang', extend('2026-12-31', 17));
    expect(text).toContain('“原因 17 ');
  });

  it('is taken on the due day itself, and on the working day that a due on a rest day counts as', async () => {
    // 20 December 2026 is a Sunday: #15 is due on Monday 21.
    for (const [when, kind] of [
      ['2026-12-20T10:00:00+08:00', 'written'],
      ['2026-12-21T17:00:00+08:00', 'written'],
      ['2026-12-22T09:00:00+08:00', 'refused'],
    ] as const) {
      const office = await anOffice({ now: Date.parse(when) });
      const { answer } = await runAs(office, 'zhang', extend('2026-12-31', 15));
      expect({ when, kind: answer.kind }).toEqual({ when, kind });
    }
  });

  it('asks before it takes the place of a request that waits', async () => {
    const office = await anOffice();
    await runAs(office, 'zhang', extend('2027-01-31'));
    const second = await runAs(office, 'zhang', extend('2027-02-28'));
    expect(second.answer).toMatchObject({ kind: 'asks', reason: 'extension-open' });
    expect((await taskOf(office, 12)).extension?.to).toBe('2027-01-31');
    const meant = await runAs(office, 'zhang', extend('2027-02-28'), { confirmed: true });
    expect(meant.text).toContain('此前的延期申请已由本次替换');
    expect((await taskOf(office, 12)).extension?.to).toBe('2027-02-28');
  });
});

describe('assist', () => {
  it('notes what an assisting unit did and moves nothing of the lead’s', async () => {
    const office = await anOffice();
    const before = await taskOf(office, 38);
    const { text } = await runAs(office, 'zhang', { kind: 'assist', ref: no(38), note: '已出具用地预审' });
    expect(text).toContain('✅ 已记录协同情况 #38 城东小学扩建\n已出具用地预审\n牵头单位教育体育局');
    const after = await taskOf(office, 38);
    expect({ ...after, lastSeq: 0, lastAt: 0 }).toEqual({ ...before, lastSeq: 0, lastAt: 0 });
  });

  it.each([
    ['li', 38, '由您单位牵头，报进展请发“进度 38 说明”'],
    ['sun', 38, '不需您单位协同'],
    ['zhao', 38, '由住房和城乡建设局协同'],
    ['zhao', 12, '没有协同单位'],
  ])('is refused to %s on #%i', async (who, of, why) => {
    const office = await anOffice();
    const { text } = await runAs(office, who, { kind: 'assist', ref: no(of), note: '已出具用地预审' });
    expect(text).toContain(why);
    expect(await office.kindsOf(of)).toEqual([]);
  });
});

describe('no-figure', () => {
  it('stands until a day, and ends with the next figure', async () => {
    const office = await anOffice();
    const waits: Command = { kind: 'no-figure', ref: no(16), until: day('2026-12-08') };
    expect((await runAs(office, 'zhang', waits)).text).toContain('12月8日（周二）公布，此前亮灰灯');
    expect((await taskOf(office, 16)).noFigureUntil).toBe('2026-12-08');
    await office.say({ who: 'zhang', text: '@督办助手 进度 16 85%' });
    expect((await taskOf(office, 16)).noFigureUntil).toBeUndefined();
  });

  it('is marked 代录 where a supervisor says it for the owner', async () => {
    const office = await anOffice();
    const { text } = await runAs(office, 'zhao', {
      kind: 'no-figure',
      ref: no(16),
      until: day('2026-12-08'),
    });
    expect(text).toContain('已记录待数据（代录）');
    const record = await office.store.get({ year: 2026, no: 16 });
    expect(record?.history.at(-1)).toMatchObject({ by: 'zhao', onBehalf: 'zhang' });
  });

  it.each([
    [16, '2026-11-23', 'day-not-ahead'],
    [39, '2026-12-08', 'errand-no-figure'],
  ])('is refused on #%i until %s', async (of, until, code) => {
    const who = of === 39 ? 'li' : 'zhang';
    const { answer } = await runAs(await anOffice(), who, {
      kind: 'no-figure',
      ref: no(of),
      until: day(until),
    });
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code } });
  });
});

describe('answer', () => {
  const reply: Command = { kind: 'answer', ref: no(12), text: '已增派三个班组' };

  it('answers every open directive and remark, naming no word of the remark', async () => {
    const office = await anOffice();
    await withDemands(office);
    const { text } = await runAs(office, 'zhang', reply);
    expect(text).toBe(
      [
        '✅ 已回复 #12 老旧小区改造',
        '答复：督办〔2026〕17号、批示1条',
        '已增派三个班组',
        '10 分钟内回复“撤销”可撤回',
      ].join('\n'),
    );
    const task = await taskOf(office, 12);
    const open = [...task.directives, ...task.leaderRemarks].filter((one) => one.answeredAt === undefined);
    expect(open).toEqual([]);
    expect(task.reports).toHaveLength(1);
  });

  it('is refused where nothing waits for one, also a second time', async () => {
    const office = await anOffice();
    expect((await runAs(office, 'zhang', reply)).answer).toMatchObject({
      refusal: { code: 'nothing-to-answer' },
    });
    await withDemands(office);
    await runAs(office, 'zhang', reply);
    expect((await runAs(office, 'wang', reply)).answer).toMatchObject({
      refusal: { code: 'nothing-to-answer' },
    });
  });
});
