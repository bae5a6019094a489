import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { ReportKind } from '../../src/domain/post.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import { renderParts } from '../../src/platforms/wecom/render-parts.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import { makeReportPost } from '../../src/wording/report-post.ts';
import {
  anEarlierReport,
  annexOf,
  aReportGroup,
  madeReport,
  reportMaterial,
  reportMessage,
  reportText,
} from '../support/a-report.ts';
import { act, aTask, at } from '../support/a-task.ts';
import { GENERATED_DIRECTORY, generatedLedger } from '../support/generated-ledger.ts';

type Act = ReturnType<typeof act>;

const DIRECTORY = {
  people: [],
  bindRequests: [],
  units: [
    { name: '县住建局', aliases: ['住建局'], series: '县直' },
    { name: '县教体局', aliases: ['教体局'], series: '县直' },
    { name: '县城管局', aliases: ['城管局'], series: '县直' },
  ],
};

const signed = (no: number, facts: Partial<TaskFacts>, ...acts: Act[]): Task =>
  aTask({ no, assistUnits: [], ...facts }, act('accept', '2026-01-05', {}), ...acts);
const closedOn = (on: string): Act[] => [
  act('submit', `${on} 09:00`, {}),
  act('close', `${on} 15:00`, { by: 'p9' }),
];
const school = { leadUnit: '县教体局' };
const city = { leadUnit: '县城管局' };

/** 教体局 struck off two in November and has nothing red; 住建局 struck off one, and has a red one; 城管局 none. */
const LEDGER: readonly Task[] = [
  signed(1, { ...school, title: '校舍维修' }, ...closedOn('2026-11-02')),
  signed(2, { ...school, title: '食堂改造' }, ...closedOn('2026-11-30')),
  signed(3, { ...school, title: '学位扩充' }, ...closedOn('2026-10-30')),
  signed(4, { ...school, title: '操场翻新', ongoing: true }),
  signed(5, { leadUnit: '县住建局', title: '管网改造' }, ...closedOn('2026-11-20')),
  signed(6, { leadUnit: '县住建局', title: '停车场' }, ...closedOn('2026-10-20')),
  signed(
    7,
    { leadUnit: '县住建局', title: '供水改造', due: day('2026-11-25') },
    act('progress', '2026-11-20', { percent: 80 }),
  ),
  signed(
    8,
    { ...city, title: '污水厂扩建', due: day('2026-10-30') },
    act('progress', '2026-11-20', { percent: 72 }),
    act('explain', '2026-11-20 10:00', { note: '用地未落实', promise: day('2026-12-20') }),
  ),
  signed(
    9,
    { ...city, title: '公厕改造', due: day('2026-11-27') },
    act('progress', '2026-11-20', { percent: 40 }),
  ),
  signed(
    10,
    { ...city, title: '路灯改造', due: day('2026-12-25'), ongoing: false },
    act('progress', '2026-11-20', { percent: 99 }),
  ),
  signed(11, { ...city, title: '绿化提升' }, act('suspend', '2026-10-10', {})),
  signed(12, { ...city, title: '省级事项' }, act('cancel', '2026-10-10', {})),
];

const EARLIER = anEarlierReport('monthly', day('2026-11-02'), at('2026-11-02'), {
  counts: { red: 3, yellow: 0, blue: 4, green: 2, grey: 0, none: 1 },
  red: [
    { year: 2026, no: 8 },
    { year: 2026, no: 1 },
    { year: 2026, no: 2 },
  ],
  places: [
    { unit: '县教体局', series: '县直', place: 2 },
    { unit: '县城管局', series: '县直', place: 1 },
  ],
});

const monthly = (overrides = {}) =>
  reportMaterial('monthly', '2026-12-01 09:00', LEDGER, {
    directory: DIRECTORY,
    earlier: [EARLIER],
    issue: 11,
    ...overrides,
  });

describe('月通报', () => {
  it('tells the whole, who is ahead, the problems with unit, item and reason, and what is asked', () => {
    expect(reportText(monthly())).toBe(`重点工作月通报〔2026〕第11期
县委督查室 县政府督查室 12月1日
2026年11月 数据截至12月1日9时 内部掌握
一、总体　在册11项，暂缓1项
🔴3(0) 🟡0(0) 🔵2(-2) 🟢5(+3)
红灯中逾期3项、滞后0项；新增2、退出2
11月销号3项，累计销号率50%
二、先进（无红黄灯、当期有销号）
教体局（销号2项）
三、问题　红灯事项（3项）
城管局
#8 污水厂扩建 逾期32天，72%
　用地未落实；承诺12月20日
#9 公厕改造 逾期4天，40%
　未说明原因
住建局
#7 供水改造 逾期6天，80%
　未说明原因
四、要求
12月到期1项，见附表
请红灯单位3日17时前报整改措施
红：逾期，有节点或指标的滞后20点以上；黄：5个工作日内到期（限时件1个）、滞后10点以上、未按期报；绿：已销号
督查室 8123`);
  });

  it('ranks units only where they may be compared', () => {
    const told = reportText(monthly({ group: aReportGroup({ compare: true }) }));
    expect(told).toContain(`四、单位排名
县直
1. 教体局 红0黄0/4（上期第2）
2. 住建局 红1黄0/3，滞后20点
3. 城管局 红2黄0/3，滞后27.3点（上期第1）`);
    expect(told).toContain('五、要求');
    const made = madeReport(monthly({ group: aReportGroup({ compare: true }) }));
    expect(made.figures?.places).toHaveLength(3);
    expect(madeReport(monthly()).figures?.places).toEqual([]);
  });

  it('counts by unit what it may not list', () => {
    const told = reportText(monthly(), { mostRows: 1 });
    expect(told).toContain('三、问题　红灯事项（列1项，余见附表）');
    expect(told).toContain('其余：住建局1项、城管局1项');
  });

  it('has what was struck off by an import in its state, not in its month', () => {
    const imported = aTask(
      { no: 1 },
      ...['accept', 'submit', 'close'].map((kind) => act(kind as 'accept', '2026-11-05', {})),
    );
    const late = { ...imported, assignedAt: at('2026-11-05') };
    expect(reportText(reportMaterial('monthly', '2026-12-01 09:00', [late]))).toContain(
      '11月销号0项，累计销号率100%',
    );
  });
});

describe('双过半', () => {
  it('lists what is under half though its time is half over, the furthest behind first', () => {
    const tasks = [
      signed(1, {}, act('progress', '2026-06-20', { percent: 50 })),
      signed(2, {}, act('progress', '2026-06-20', { percent: 49 })),
      signed(3, { title: '甲' }, act('progress', '2026-06-20', { percent: 10 })),
      signed(4, { title: '乙', start: day('2026-06-01') }),
      signed(5, { ongoing: true }),
      signed(6, {}, ...closedOn('2026-06-10')),
      signed(7, { kindOfTask: 'errand' }),
      signed(8, {}, act('suspend', '2026-06-10', {})),
    ];
    const told = reportText(reportMaterial('halfyear', '2026-07-10 09:00', tasks));
    expect(told).toContain('重点工作双过半通报\n');
    expect(told).toContain('上半年销号1项');
    expect(told).toContain('年度任务6项，过半2项、未过半4项\n未过半中时间已过半3项\n');
    expect(told).toContain('未过半事项（3项）');
    expect([...told.matchAll(/^#(\d+) /gm)].map(([, no]) => no)).toEqual(['5', '3', '2']);
    expect(told).toContain('#3 甲 10%，时序52%');
    expect(told).toContain('请未过半单位14日17时前报整改措施');
  });
});

describe('年终', () => {
  it('tells what each unit struck off, and all that is left', () => {
    const material = reportMaterial('yearly', '2027-01-04 09:00', LEDGER, { directory: DIRECTORY });
    const told = reportText(material);
    expect(told).toContain('2026年度 数据截至1月4日9时');
    expect(told).toContain('全年销号5项，累计销号率50%');
    expect(told).toContain('四、各单位销号（销号/牵头）\n住建局2/3　教体局3/4　城管局0/3');
    expect(told).toContain('未销号事项（5项）');
    expect(told).toContain('2026#8 污水厂扩建');
    expect(told).toContain('未销号5项请于2027年1月15日前办结交账');
    expect(annexOf(madeReport(material))?.sheets[0]).toMatchObject({ name: '未销号事项' });
  });

  it.each<[ReportKind, string, boolean]>([
    ['yearly', '2027-01-15 09:00', true],
    ['monthly', '2027-01-04 09:00', true],
    ['quarterly', '2027-01-04 09:00', true],
    ['yearly', '2027-01-16 09:00', false],
    ['yearly', '2026-12-31 09:00', false],
  ])('says in 交账期 why nothing of last year is overdue: %s on %s', (kind, when, isTold) => {
    const settling = '1月1日至15日为交账期，上年任务不计逾期';
    const material = reportMaterial(kind, when, LEDGER, { directory: DIRECTORY });
    expect(reportText(material).includes(`\n${settling}\n`)).toBe(isTold);
    expect(madeReport(material).picture?.legend.includes(settling)).toBe(isTold);
  });
});

const MANY = generatedLedger(3000);

describe('makeReportPost', () => {
  it.each<[ReportKind, string]>([
    ['weekly', '2026-11-23 09:00'],
    ['monthly', '2026-12-01 09:00'],
    ['quarterly', '2026-10-09 09:00'],
    ['halfyear', '2026-07-10 09:00'],
    ['yearly', '2027-01-04 09:00'],
  ])('keeps %s within three messages, by a ledger of 3,000 tasks', (kind, when) => {
    const material = reportMaterial(kind, when, MANY, {
      directory: GENERATED_DIRECTORY,
      group: aReportGroup({ compare: true }),
      issue: 3,
    });
    const parts = renderParts(reportMessage(material));
    expect(parts.length).toBeLessThanOrEqual(kind === 'weekly' ? 1 : 3);
    for (const { text } of parts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096);
  });

  it('shows eight periods at most, this one last', () => {
    const earlier = Array.from({ length: 7 }, (_, index) => ({
      ...EARLIER,
      key: { ...EARLIER.key, day: day(`2026-${String(11 - index).padStart(2, '0')}-02`) },
    }));
    const trend = madeReport(monthly({ earlier })).picture?.trend ?? [];
    expect(trend.map(({ label }) => label)).toEqual([
      '4月',
      '5月',
      '6月',
      '7月',
      '8月',
      '9月',
      '10月',
      '11月',
    ]);
    expect(trend.at(-1)?.counts.red).toBe(3);
  });

  it('draws bars of units for leaders, and elsewhere only where units may be compared', () => {
    const bars = (group: Parameters<typeof aReportGroup>[0]) =>
      madeReport(monthly({ group: aReportGroup(group) })).picture?.units.map(({ name }) => name);
    expect(bars({ audience: 'leaders' })).toEqual(['城管局', '住建局', '教体局']);
    expect(bars({ audience: 'county' })).toEqual([]);
    expect(bars({ audience: 'county', compare: true })).toHaveLength(3);
  });

  it('is for reports only', () => {
    const material = { ...monthly(), key: { ...monthly().key, kind: 'overdue' as const } };
    expect(() => atOnce(makeReportPost(material))).toThrow('not a report');
  });
});
