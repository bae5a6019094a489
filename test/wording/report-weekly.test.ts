import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { Unit } from '../../src/domain/people.ts';
import type { ReportEdit } from '../../src/domain/post.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { ProblemLevel, Task, TaskFacts } from '../../src/domain/task.ts';
import { renderParts } from '../../src/platforms/wecom/render-parts.ts';
import { atOnce } from '../../src/reports/in-steps.ts';

import { makeReportPost } from '../../src/wording/report-post.ts';
import { phoneLines } from '../../src/wording/report-width.ts';
import {
  anEarlierReport,
  annexOf,
  aReportGroup,
  madeReport,
  type NumberedMaterial,
  reportMaterial,
  reportMessage,
  reportText,
} from '../support/a-report.ts';
import { aBench, act, aRuleSet, aTask, at, someRules, ZONE } from '../support/a-task.ts';

const unit = (alias: string): Unit => ({ name: `县${alias}`, aliases: [alias] });
const UNITS = ['城管局', '教体局', '卫健局', '开发区', '水利局', '河口镇', '财政局', '住建局'].map(unit);
const DIRECTORY = { people: [], units: UNITS, bindRequests: [] };

/** Signed in January; what it says of its percent later. */
const begun = (
  facts: Partial<TaskFacts> & { readonly no: number },
  ...acts: Parameters<typeof aTask>[1][]
): Task => aTask({ assistUnits: [], ...facts }, act('accept', '2026-01-05', {}), ...acts);

const progress = (percent: number) => act('progress', '2026-11-16 10:00', { percent });
const explained = (promise: string) =>
  act('explain', '2026-11-16 11:00', { note: '雨季影响', promise: day(promise) });
const problem = (no: number, note: string, level: ProblemLevel, asks?: string) =>
  act('problem', '2026-11-10', { problem: no, level, note, ...(asks === undefined ? {} : { asks }) });
const option = (no: number, note: string) =>
  act('problem', '2026-11-10 10:00', { problem: no, level: 2, note, option: true });

/** Late by its due of this day. */
const late = (
  no: number,
  title: string,
  unitName: string,
  due: string,
  category: string,
  ...acts: Parameters<typeof aTask>[1][]
) => begun({ no, title, leadUnit: `县${unitName}`, due: day(due), category }, ...acts);

/** So many points behind a target of the year: ten of twelve months ended are 83 %. */
const behind = (no: number, points: number, category: string, ...acts: Parameters<typeof aTask>[1][]) =>
  begun(
    {
      no,
      title: no === 119 ? '标准厂房三期' : `攻坚事项${no}`,
      leadUnit: '县开发区',
      due: day('2026-12-31'),
      target: { amount: 5, unit: '亿元' },
      category,
    },
    progress(83 - points),
    ...acts,
  );

function many(count: number, make: (index: number) => Task): Task[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const RED: readonly Task[] = [
  late(
    66,
    '污水厂扩建',
    '城管局',
    '2026-10-30',
    '城建',
    progress(72),
    problem(17, '城南污水厂缺用地23亩', 2, '分管县领导'),
    option(17, '调剂'),
    option(17, '分期'),
  ),
  late(38, '城东小学扩建', '教体局', '2026-11-05', '教卫', progress(90), explained('2026-12-04')),
  late(103, '卫生院周转房', '卫健局', '2026-11-16', '教卫', progress(85)),
  late(131, '供水改造', '住建局', '2026-11-17', '城建', progress(80)),
  late(132, '停车场建设', '住建局', '2026-11-18', '城建', progress(80)),
  late(133, '污泥处置', '住建局', '2026-11-18', '城建', progress(80)),
  late(134, '排涝泵站', '住建局', '2026-11-19', '城建', progress(80)),
  behind(119, 23, '工业', explained('2026-12-25')),
  behind(120, 22, '工业'),
  behind(121, 21, '农业'),
  behind(122, 21, '农业'),
  behind(123, 20, '常务'),
];

const YELLOW: readonly Task[] = [
  ...many(4, (index) =>
    begun(
      {
        no: 140 + index,
        leadUnit: ['县开发区', '县水利局', '县河口镇', '县河口镇'][index] ?? '',
        cadence: 'weekly',
        due: day('2026-12-31'),
        ongoing: true,
        category: '常务',
      },
      act('progress', '2026-11-02', { percent: 95 }),
    ),
  ),
  ...many(6, (index) =>
    begun({ no: 150 + index, leadUnit: '县财政局', due: day('2026-11-27'), category: '城建' }, progress(98)),
  ),
  // Behind, and nothing but the calendar says so: yellow at most.
  ...[
    '城建',
    '城建',
    '农业',
    '农业',
    '农业',
    '农业',
    '农业',
    '农业',
    '工业',
    '工业',
    '工业',
    '工业',
    '教卫',
    '教卫',
    '教卫',
    '教卫',
  ].map((category, index) =>
    begun({ no: 160 + index, leadUnit: '县财政局', due: day('2026-12-31'), category }, progress(75)),
  ),
];

/** The first tasks of the ledger: its categories in their order. */
const CATEGORIES = ['常务', '城建', '农业', '工业', '教卫'];

const BLUE = many(74, (index) =>
  begun({
    no: 60_000 + index,
    leadUnit: '县水利局',
    due: day('2026-12-31'),
    ongoing: true,
    category: '农业',
  }),
);
const GREEN = many(171, (index) =>
  begun(
    {
      no: index < 5 ? index + 1 : 70_000 + index,
      leadUnit: '县教体局',
      category: CATEGORIES[index] ?? '教卫',
    },
    act('submit', '2026-11-02', {}),
    act('close', '2026-11-03', { by: 'p9' }),
  ),
);
const SUSPENDED = many(3, (index) =>
  begun({ no: 80_000 + index, leadUnit: '县水利局' }, act('suspend', '2026-10-10', {})),
);
/** What the questions are about besides #66: its tasks are on pace. */
const ASKING = [
  begun(
    {
      no: 90_001,
      title: '冷链园二期',
      leadUnit: '县开发区',
      due: day('2026-12-31'),
      ongoing: true,
      category: '农业',
    },
    problem(21, '冷链园二期缺配套1800万元，提请财政局本周明确拨付计划', 2),
  ),
  begun(
    {
      no: 90_002,
      title: '县医院门诊楼',
      leadUnit: '县卫健局',
      due: day('2026-12-31'),
      ongoing: true,
      category: '教卫',
    },
    problem(25, '门诊楼缺编12名', 2, '编办'),
  ),
];
const LAST_ASKED = many(5, (index) =>
  begun(
    { no: 91_000 + index, leadUnit: '县水利局', due: day('2026-12-31'), ongoing: true, category: '农业' },
    problem(1 + index, '缺资金', 2),
    act('answer', '2026-11-18', { problem: 1 + index, note: '已安排' }),
    ...(index < 3 ? [act('solve', '2026-11-19', { problem: 1 + index })] : []),
  ),
);

const LEDGER: readonly Task[] = [
  ...RED,
  ...YELLOW,
  ...BLUE.slice(7),
  ...GREEN,
  ...SUSPENDED,
  ...ASKING,
  ...LAST_ASKED,
];

const stayed = RED.slice(3).map(({ year, no }) => ({ year, no }));
const EARLIER: Snapshot = anEarlierReport('weekly', day('2026-11-16'), at('2026-11-16'), {
  counts: { red: 13, yellow: 28, blue: 80, green: 162, grey: 0, none: 3 },
  red: [...stayed, ...many(4, (index) => BLUE[index] as Task).map(({ year, no }) => ({ year, no }))],
  asked: LAST_ASKED.map(({ year, no, problems }) => ({ task: { year, no }, problem: problems[0]?.no ?? 0 })),
});

/** The end of 22 November, posted on the 23rd. */
const SUNDAY_NIGHT = { ...aBench('2026-11-22 23:59'), now: instantOf(day('2026-11-22'), '24:00', ZONE) - 1 };

const model = (
  overrides: Partial<NumberedMaterial> = {},
  tasks: readonly Task[] = LEDGER,
): NumberedMaterial =>
  reportMaterial('weekly', '2026-11-23 09:00', tasks, {
    bench: SUNDAY_NIGHT,
    directory: DIRECTORY,
    earlier: [EARLIER],
    issue: 46,
    ...overrides,
  });

const MODEL_TEXT = `重点工作周调度〔2026〕第46期
县委督查室 县政府督查室 11月23日
数据截至11月22日24时 内部掌握
一、总体　在册286项，暂缓3项
🔴12(-1) 🟡26(-2) 🔵74(-6) 🟢171(+9)
红灯中逾期7项、滞后5项；新增3、退出4
二、上期议定　5件，办结3件、在办2件
三、提请协调（3件）
1. P17 城南污水厂缺用地23亩，有调剂、分期两案，提请分管县领导定案
2. P21 冷链园二期缺配套1800万元，提请财政局本周明确拨付计划
3. P25 门诊楼缺编12名，提请编办协调
四、红灯事项（列6项，余见附表）
#66 污水厂扩建 城管局
　逾期23天，72%，待三-1
#38 城东小学扩建 教体局
　逾期17天，90%，承诺12月4日
#103 卫生院周转房 卫健局
　逾期6天，85%，未说明原因
#131 供水改造 住建局
　逾期5天，80%，未说明原因
#132 停车场建设 住建局
　逾期4天，80%，未说明原因
#133 污泥处置 住建局
　逾期4天，80%，未说明原因
五、分线（红/黄）　常务1/4
城建5/8　农业2/6　工业2/4　教卫2/4
未按期报：开发区、水利局、河口镇
六、本周要求　到期6项，见附表
请红灯单位25日17时前报整改措施
红：逾期，有节点或指标的滞后20点以上；黄：5个工作日内到期（限时件1个）、滞后10点以上、未按期报；绿：已销号
督查室 8123`;

const figuresOf = ({ figures }: Snapshot) => {
  if (figures === undefined) throw new Error('no figures');
  return figures;
};
const closed = () => [
  act('accept', '2026-01-05', {}),
  act('submit', '2026-11-02', {}),
  act('close', '2026-11-03', {}),
];
const SHORT_LEDGER = RED.slice(0, 3);
const edit = (no: number, facts: { kind: 'take-out' } | { kind: 'annotate'; text: string }): ReportEdit => ({
  by: 'p3',
  at: 0,
  task: { year: 2026, no },
  ...facts,
});
const lineOf = (told: string, beginning: string): string | undefined =>
  told.split('\n').find((one) => one.startsWith(beginning));

describe('周调度', () => {
  it('reads like the model, to the last sign', () => {
    expect(reportText(model())).toBe(MODEL_TEXT);
  });

  it('is read on a phone in one go, and is one message of either platform', () => {
    const message = reportMessage(model());
    expect(phoneLines(message)).toBe(35);
    expect(renderParts(message)).toHaveLength(1);
  });

  it('has a heading, bold section names, grey edges, and a warning where nothing was explained', () => {
    const [part] = renderParts(reportMessage(model()));
    const told = part?.text.split('\n') ?? [];
    expect(told[0]).toBe('# 重点工作周调度〔2026〕第46期');
    expect(told[1]).toBe('<font color="comment">县委督查室 县政府督查室 11月23日</font>');
    expect(told[3]).toBe('**一、总体**　在册286项，暂缓3项');
    expect(told).toContain('　逾期6天，85%，<font color="warning">未说明原因</font>');
    expect(told.at(-1)).toBe('<font color="comment">督查室 8123</font>');
  });

  it('has neither differences nor what was decided where there is no report before, and leaves no gap', () => {
    const told = reportText(model({ earlier: [] }));
    expect(told).toContain('🔴12 🟡26 🔵74 🟢171');
    expect(told).toContain('红灯中逾期7项、滞后5项\n二、提请协调（3件）');
    expect(told).toContain('逾期23天，72%，待二-1');
    expect(told).toContain('五、本周要求');
    expect(told).not.toContain('上期议定');
  });

  it('leaves out what was decided where nothing had been asked', () => {
    const silent = { ...EARLIER, figures: { ...figuresOf(EARLIER), asked: [] } };
    expect(reportText(model({ earlier: [silent] }))).not.toContain('上期议定');
  });

  it('says that there is nothing, where there is nothing', () => {
    const told = reportText(model({ earlier: [] }, GREEN));
    expect(told).toContain('无红灯事项');
    expect(told).toContain('二、提请协调　无');
    expect(told).toContain('三、红灯事项　无');
    expect(told).toContain('四、分线（红/黄）　无');
    expect(told).toContain('五、本周要求　无到期事项');
    expect(told).not.toContain('整改措施');
    expect(annexOf(madeReport(model({ earlier: [] }, GREEN)))).toBeUndefined();
  });

  it('is not made of nothing', () => {
    expect(atOnce(makeReportPost(model({}, [])))).toBeUndefined();
    expect(
      atOnce(makeReportPost(model({}, [begun({ no: 1 }, act('cancel', '2026-03-01', {}))]))),
    ).toBeUndefined();
  });

  it.each([
    ['2026-11-23 09:00', '数据截至11月23日9时'],
    ['2026-11-23 09:05', '数据截至11月23日9时05分'],
    ['2026-11-23 00:00', '数据截至11月22日24时'],
  ])('says of when its figures are: %s', (when, told) => {
    expect(reportText(model({ bench: aBench(when) }))).toContain(told);
  });

  it('counts tasks that are not open to all, and never names them or their problems', () => {
    const tasks = LEDGER.map((task) =>
      task.no === 66 || task.no === 103 ? { ...task, openness: 'internal' as const } : task,
    );
    const made = madeReport(model({}, tasks));
    const told = reportText(model({}, tasks));
    expect(told).toContain('在册286项');
    expect(told).toContain('🔴12(-1)');
    expect(told).toContain('三、提请协调（3件）');
    expect(told).toContain('另有1件不在群内列出');
    expect(told).toContain('另有2项不在群内列出');
    for (const shown of [told, JSON.stringify(made.picture), JSON.stringify(annexOf(made))]) {
      expect(shown).not.toMatch(/污水厂|卫生院周转房/);
    }
    expect(made.figures?.red).toContainEqual({ year: 2026, no: 66 });
    expect(made.picture?.moreRed).toBe(2);
    // What a sheet lists and what it does not make the figure of the text.
    const sheets = annexOf(made)?.sheets ?? [];
    expect(sheets.map(({ name, rows, unlisted }) => `${name}${rows.length}+${unlisted}`)).toEqual([
      '红灯事项10+2',
      '黄灯事项26+0',
      '本周到期6+0',
      '未按期报4+0',
      '提请协调2+1',
    ]);
  });

  it('names neither owners nor anybody else to leaders, and @-s nobody anywhere', () => {
    const made = madeReport(model());
    expect(JSON.stringify([made, annexOf(made)])).not.toContain('张三');
    const county = madeReport(model({ group: aReportGroup({ audience: 'county' }) }));
    expect(annexOf(county)?.sheets[0]?.rows[0]?.owner).toBe('张三');
    const { message, calls } = county.say({ called: new Set(), mostRows: 99, as: 'post', platform: 'wecom' });
    expect(calls).toEqual([]);
    expect(message.blocks.some(({ spans }) => spans.some(({ kind }) => kind === 'mention'))).toBe(false);
  });

  it('tells a promise that was not kept, what waits for its check, and a reason without a promise', () => {
    const tasks = [
      late(1, '甲', '城管局', '2026-10-20', '城建', progress(80), explained('2026-11-20')),
      late(2, '乙', '城管局', '2026-10-21', '城建', progress(80), act('submit', '2026-11-10', {})),
      late(3, '丙', '城管局', '2026-10-22', '城建', act('explain', '2026-11-16', { note: '消防整改。' })),
      late(4, '丁', '城管局', '2026-10-23', '城建', act('extend', '2026-10-22', { to: day('2026-12-20') })),
      begun({ no: 5, title: '戊', kindOfTask: 'errand', leadUnit: '县城管局', due: day('2026-10-26') }),
    ];
    const told = reportText(model({ earlier: [] }, tasks));
    expect(told).toContain('　逾期33天，80%，承诺11月20日，已过');
    expect(told).toContain('　逾期20天，80%，已报办结，待审核');
    expect(told).toContain('　逾期31天，0%，消防整改\n');
    expect(told).toContain('　逾期30天，0%，申请延至12月20日，待批');
    expect(told).toContain('　逾期27天，未说明原因');
  });

  it('leaves a task that was taken out in the totals, and says so', () => {
    const told = reportText(model({ edits: [edit(66, { kind: 'take-out' })] }));
    expect(told).toContain('🔴12(-1)');
    expect(told).toContain('城建5/8');
    expect(told).not.toContain('污水厂扩建');
    expect(told).toContain('另有1项未列');
    expect(told).toContain('另有1件不在群内列出');
    const annex = annexOf(madeReport(model({ edits: [edit(66, { kind: 'take-out' })] })));
    expect(annex?.sheets[0]?.rows.map(({ no }) => no)).not.toContain('#66');
    expect(annex?.sheets[0]).toMatchObject({ name: '红灯事项', unlisted: 1 });
    expect(annex?.sheets.find(({ name }) => name === '提请协调')).toMatchObject({ unlisted: 1 });
  });

  it('prints an annotation under its task', () => {
    const edits = [edit(38, { kind: 'annotate', text: '县长已批示' })];
    const told = reportText(model({ edits, earlier: [] }, SHORT_LEDGER));
    expect(told).toContain('　逾期17天，90%，承诺12月4日\n　注：县长已批示\n');
    const annex = annexOf(madeReport(model({ edits })));
    expect(annex?.sheets[0]?.rows.find(({ no }) => no === '#38')?.annotation).toBe('县长已批示');
  });

  it('makes its legend from the rules in force on its day', () => {
    const rules = someRules(
      aRuleSet(),
      aRuleSet({ from: day('2026-11-01'), dueWorkdays: 3, errandDueWorkdays: 3, yellowLag: 8, redLag: 15 }),
      aRuleSet({ from: day('2026-12-01'), redLag: 30 }),
    );
    const told = reportText(model({ bench: { ...SUNDAY_NIGHT, rules } }));
    expect(told).toContain(
      '红：逾期，有节点或指标的滞后15点以上；黄：3个工作日内到期、滞后8点以上、未按期报；绿：已销号',
    );
  });

  it.each([
    ['late', '第46期（补发）'],
    ['draft', '第46期（送审稿）'],
    ['live', '第46期（实时）'],
    ['recomputed', '第46期（补算）'],
  ] as const)('is marked where it is no ordinary post: %s', (as, heading) => {
    expect(lineOf(reportText(model(), { as }), '重点工作')).toBe(`重点工作周调度〔2026〕${heading}`);
  });

  it('has no number before it is sent, and points a chat to its lists', () => {
    const { issue: _, ...unnumbered } = model();
    const told = reportText(unnumbered, { as: 'live' });
    expect(lineOf(told, '重点工作')).toBe('重点工作周调度（实时）');
    expect(told).toContain('四、红灯事项（列6项，余发“红灯”查看）');
    expect(told).not.toContain('附表');
  });

  it('tells supervisors under a draft how to act on it, and else is the post', () => {
    const due = at('2026-11-23 09:00');
    const [, ...post] = reportText(model()).split('\n');
    const draft = (mode: 'hold' | 'sign') => {
      const [, ...told] = reportText(model(), { as: 'draft', release: { mode, at: due } }).split('\n');
      expect(told.slice(0, post.length)).toEqual(post);
      return told.slice(post.length);
    };
    const missing = '缺2027年节假日表，到时提醒日期会有出入，请转告运维补上';
    expect(draft('hold')).toEqual([
      missing,
      '发往：县领导群',
      '9时前回复“暂停发送”可拦下，“移出 #66”“加注 #66 …”可修改',
    ]);
    expect(draft('sign')).toEqual([
      missing,
      '发往：县领导群',
      '审定人回复“签发”后发出，18时前未签发不发',
      '回复“移出 #66”“加注 #66 …”可修改',
    ]);
  });

  it('lists as few rows as it may, and says how many there are', () => {
    expect(madeReport(model()).rows).toBe(9);
    const told = reportText(model(), { mostRows: 2 });
    expect(told).toContain('其余2件见附表');
    expect(told).toContain('四、红灯事项（列1项，余见附表）');
    expect(reportText(model(), { mostRows: 0 })).toContain('四、红灯事项（列0项，余见附表）');
    expect(reportText(model(), { mostRows: 9 })).toBe(MODEL_TEXT);
  });

  it('asks again what was answered before it was taken up, and not what was answered there', () => {
    const [task] = [
      begun(
        { no: 7, title: '县道改建', leadUnit: '县城管局', ongoing: true },
        problem(9, '缺资金', 1, '财政局'),
        act('answer', '2026-11-12', { problem: 9, note: '无预算' }),
        act('escalate', '2026-11-16', { problem: 9, level: 2 }),
      ),
    ];
    const [asked] = task?.problems ?? [];
    if (task === undefined || asked === undefined) throw new Error('no problem');
    const atLevelSince = new Map([[asked, at('2026-11-16')]]);
    expect(reportText(model({ earlier: [], atLevelSince }, [task]))).toContain(
      '1. P9 县道改建：缺资金，提请财政局协调',
    );
    const answered = new Map([[asked, at('2026-11-10')]]);
    expect(reportText(model({ earlier: [], atLevelSince: answered }, [task]))).toContain('提请协调　无');
  });

  it('lays a problem before the meeting of its level', () => {
    const tasks = [
      begun(
        { no: 7, title: '县道改建', ongoing: true },
        problem(9, '县道改建缺资金', 3, '财政局'),
        option(9, '方案一 发债'),
      ),
    ];
    expect(reportText(model({ earlier: [] }, tasks))).toContain(
      '1. P9 县道改建缺资金，有发债一案，提请政府办公会定案（财政局）',
    );
  });

  it('tells what has no figure yet, and what was taken back after it was struck off', () => {
    const grey = begun({ no: 7 }, act('no-figure', '2026-11-01', { until: day('2026-12-08') }));
    const back = begun(
      { no: 8, due: day('2026-12-20') },
      act('submit', '2026-11-02', {}),
      act('close', '2026-11-03', {}),
      act('revisit', '2026-11-18', { ok: false, due: day('2026-12-20') }),
    );
    const counts = { red: 0, yellow: 0, blue: 0, green: 1, grey: 1, none: 0 };
    const earlier = [anEarlierReport('weekly', day('2026-11-16'), at('2026-11-16'), { counts })];
    const told = reportText(model({ earlier }, [grey, back]));
    expect(told).toContain('在册2项，待数据1项');
    expect(told).toContain('；撤销销号1项');
  });

  it('counts what was revoked since the report before, whether it was green then or not, and once', () => {
    const back = (no: number, struckOff: string, revoked: string, ...then: Parameters<typeof aTask>[1][]) =>
      begun(
        { no, due: day('2026-12-20') },
        act('submit', '2026-11-02', {}),
        act('close', struckOff, {}),
        act('revisit', revoked, { ok: false, due: day('2026-12-20') }),
        ...then,
      );
    const tasks = [
      back(1, '2026-11-16 09:01', '2026-11-23 08:30'),
      back(2, '2026-11-03', '2026-11-16 08:59'),
      back(
        3,
        '2026-11-03',
        '2026-11-16 09:01',
        act('submit', '2026-11-17', {}),
        act('close', '2026-11-18', {}),
      ),
      begun(
        { no: 4, due: day('2026-12-20') },
        act('suspend', '2026-11-17', {}),
        act('reopen', '2026-11-18', {}),
      ),
    ];
    const counts = { red: 0, yellow: 0, blue: 0, green: 0, grey: 0, none: 0 };
    const earlier = [anEarlierReport('weekly', day('2026-11-16'), at('2026-11-16 09:00'), { counts })];
    const bench = aBench('2026-11-23 09:00');
    expect(reportText(model({ earlier, bench }, tasks))).toContain('；撤销销号2项\n');
    // The first report of a ledger: those of its period.
    const first = [...tasks, back(5, '2026-11-03', '2026-11-15 23:59')];
    expect(reportText(model({ earlier: [], bench }, first))).toContain('；撤销销号3项\n');
    expect(reportText(model({ earlier: [], bench }, first.slice(3)))).not.toContain('撤销销号');
  });

  it.each([
    ['方案一：调剂用地；方案二：分期', '有调剂用地、分期两案'],
    ['方案一 调剂用地，方案二：分期建设；方案三异地重建。', '有调剂用地、分期建设、异地重建三案'],
    ['调剂用地；方案2、分期', '有调剂用地、分期两案'],
    ['方案一：调剂城南片区存量用地；方案二：分两期实施先建一期', '有调剂城南片区存…、分两期实施先建…两案'],
    ['方案一：先建；方案二：后建；方案三：缓建；方案四：不建', '有先建、后建、缓建等4案'],
    ['先报；方案三天后报', '有先报；方案三天…一案'],
    ['比方案一省，方案二费用高', '有比方案一省，方…一案'],
  ])('tells apart the options of one message: %s', (written, told) => {
    const tasks = [
      begun({ no: 7, title: '县道改建', ongoing: true }, problem(9, '县道改建缺用地', 2), option(9, written)),
    ];
    expect(reportText(model({ earlier: [] }, tasks))).toContain(`，${told}，提请`);
  });

  it('is about this year once its ledger is there, and compares nothing with the year before', () => {
    const old = [aTask({ year: 2026, no: 1 }), aTask({ year: 2026, no: 2 }, ...closed())];
    const bench = aBench('2027-01-11 09:00');
    const earlier = [
      anEarlierReport('weekly', day('2026-12-28'), at('2026-12-28'), {
        counts: { red: 5, yellow: 0, blue: 0, green: 0, grey: 0, none: 0 },
        red: [{ year: 2026, no: 1 }],
      }),
    ];
    const on = (tasks: readonly Task[]) =>
      reportText(reportMaterial('weekly', '2027-01-11 09:00', tasks, { bench, earlier }));
    const fresh = aTask({ year: 2027, no: 1, due: day('2027-12-31') });
    expect(on([...old, fresh])).toContain(
      '在册1项\n🔴0 🟡0 🔵1 🟢0\n无红灯事项\n另有2026年台账未办结1项（交账期）',
    );
    expect(on(old)).toContain('在册2项\n🔴0(-5)');
    const settling = '\n1月1日至15日为交账期，上年任务不计逾期\n';
    expect(on(old)).toContain(settling);
    expect(on([...old, fresh])).not.toContain(settling);
  });

  it('stays one message of 35 lines, whatever people write', () => {
    const long = '长'.repeat(200);
    const tasks = many(40, (index) =>
      begun(
        {
          no: 1000 + index,
          title: `${long}${index}`,
          leadUnit: `${'某'.repeat(20)}${index}`,
          category: `${'类'.repeat(12)}${index}`,
          cadence: 'weekly',
          due: day('2026-10-20'),
        },
        problem(3000 + index, long, 3, long),
        option(3000 + index, long),
        option(3000 + index, long),
        act('explain', '2026-11-16', { note: long }),
      ),
    );
    const edits = tasks.map(({ no }) => edit(no, { kind: 'annotate', text: long }));
    const message = reportMessage(model({ earlier: [], edits }, tasks));
    expect(renderParts(message)).toHaveLength(1);
    expect(phoneLines(message)).toBeLessThanOrEqual(35);
  });
});
