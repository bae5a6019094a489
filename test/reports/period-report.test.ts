import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/domain/colour.ts';
import { day } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import { countedTasks } from '../../src/domain/lamp-counts.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { Task } from '../../src/domain/task.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import { periodReport } from '../../src/reports/period-report.ts';
import { reportPeriod } from '../../src/reports/report-period.ts';
import { unitTallies } from '../../src/reports/unit-tally.ts';
import {
  anEarlierReport,
  annexOf,
  aReportGroup,
  madeReport,
  reportMaterial,
  reportText,
} from '../support/a-report.ts';
import { aBench, aDirectory, aTask, at, ZONE } from '../support/a-task.ts';
import { anyHistory } from '../support/any-history.ts';
import { dice, GENERATED_DIRECTORY, generatedLedger } from '../support/generated-ledger.ts';

const WHEN = '2026-11-23 09:00';
const NOW = at(WHEN);
const MS_A_DAY = 86_400_000;

const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / MS_A_DAY;
/** A due on a weekend counts on Monday: there is no other rest day from 20 October to the end of the year. */
function monday(on: string): string {
  const weekday = new Date(on).getUTCDay();
  const later = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return new Date(Date.parse(on) + later * MS_A_DAY).toISOString().slice(0, 10);
}

interface Naive {
  readonly colour: 'red' | 'yellow' | 'blue' | 'green' | 'grey' | 'none';
  readonly overdue: number;
  readonly lag: number | undefined;
  readonly missed: boolean;
}

/** The rules of the design read anew, by plain arithmetic on the task's own facts; written without the domain's code. */
function naive(task: Task): Naive {
  const nothing = { overdue: 0, lag: undefined, missed: false };
  if (task.status === 'closed') return { ...nothing, colour: 'green' };
  if (task.status === 'suspended') return { ...nothing, colour: 'none' };
  const stop = task.status === 'submitted' ? (task.submittedAt ?? NOW) : NOW;
  const today = new Date(stop + 8 * 3_600_000).toISOString().slice(0, 10);
  if (task.noFigureUntil !== undefined && today <= task.noFigureUntil) return { ...nothing, colour: 'grey' };
  const due = monday(task.due ?? '9999-12-31');
  const overdue = Math.max(0, daysFrom(due, today));
  const cutOffs = cutOffsBefore(task, stop);
  const [cutOff, before] = cutOffs;
  const cameAt = task.returnedAt?.at(-1) ?? task.assignedAt;
  const own = cutOff !== undefined && cameAt < cutOff.midnight ? cutOff : undefined;
  const missed =
    own !== undefined && !task.reports.some((report) => report.at > (before?.at ?? 0) && report.at <= own.at);
  const asOf = own?.day ?? today;
  const until = own?.at ?? (stop === NOW ? Infinity : stop);
  const reported = task.reports.filter((report) => report.at <= until).at(-1)?.percent ?? 0;
  const expected = expectedOn(task, asOf);
  const lag = expected === undefined ? undefined : expected - reported;
  const binds = task.milestones.length > 0 || task.target !== undefined;
  const isFar = lag !== undefined && lag >= 20 && binds;
  if (overdue > 0 || isFar) return { colour: 'red', overdue, lag, missed };
  const limit = task.kindOfTask === 'errand' ? 1 : 5;
  const isNear = !task.ongoing && !(task.due ?? '').endsWith('12-31') && workdaysTo(today, due) <= limit;
  const isYellow = isNear || (lag !== undefined && lag >= 10) || missed;
  return { colour: isYellow ? 'yellow' : 'blue', overdue, lag, missed };
}

function workdaysTo(from: string, to: string): number {
  let count = 0;
  for (let on = from; on < to; ) {
    on = new Date(Date.parse(on) + MS_A_DAY).toISOString().slice(0, 10);
    const weekday = new Date(on).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

/** The last two cut-offs before a moment of late October or November 2026, as the State Council's calendar moves them. */
function cutOffsBefore(task: Task, until: number): { day: string; at: number; midnight: number }[] {
  const end = (on: string, hour: string) => ({
    day: on,
    at: hour === '24' ? at(`${on} 00:00`) + MS_A_DAY : at(`${on} ${hour}:00`),
    midnight: at(`${on} 00:00`),
  });
  const all: Record<string, { day: string; at: number; midnight: number }[]> = {
    none: [],
    // 25 October is a Sunday, 25 September the day of 中秋.
    monthly: ['2026-10-23', '2026-09-24', '2026-08-25'].map((on) => end(on, '24')),
    quarterly: ['2026-09-24', '2026-06-25'].map((on) => end(on, '24')),
    weekly: [
      '2026-11-20',
      '2026-11-13',
      '2026-11-06',
      '2026-10-30',
      '2026-10-23',
      '2026-10-16',
      '2026-10-09',
    ].map((on) => end(on, '12')),
  };
  return (all[task.cadence] ?? []).filter((cutOff) => cutOff.at <= until).slice(0, 2);
}

function expectedOn(task: Task, on: string): number | undefined {
  if (task.ongoing || task.kindOfTask === 'errand' || task.due === undefined) return undefined;
  const line = (from: string, low: number, to: string, high: number) =>
    on >= to ? high : low + ((high - low) * daysFrom(from, on)) / daysFrom(from, to);
  const [milestone] = task.milestones;
  const rounded = (value: number) => Math.round(Math.min(100, Math.max(0, value)));
  if (milestone !== undefined) {
    return rounded(
      on < milestone.due
        ? line('2026-01-01', 0, milestone.due, milestone.percent)
        : line(milestone.due, milestone.percent, task.due, 100),
    );
  }
  if (task.target !== undefined) {
    if (on >= task.due) return 100;
    return rounded((100 * (Number(on.slice(5, 7)) - 1)) / Number(task.due.slice(5, 7)));
  }
  return rounded(line('2026-01-01', 0, task.due, 100));
}

const earlierOf = (tasks: readonly Task[]): Snapshot => {
  const roll = dice(7);
  const red = tasks.filter(() => roll(5) === 0).map(({ year, no }) => ({ year, no }));
  const asked = tasks
    .filter(({ problems }) => problems.length > 0)
    .slice(0, 9)
    .map(({ year, no }) => ({ task: { year, no }, problem: no }));
  const counts = { red: red.length, yellow: 8, blue: 11, green: 0, grey: 1, none: 2 };
  return anEarlierReport('weekly', day('2026-11-16'), at('2026-11-16'), { counts, red, asked });
};

describe.each([60, 3000])('the weekly report of %i tasks, counted anew', (count) => {
  const all = generatedLedger(count, count);
  const tasks = all.filter(({ status }) => status !== 'cancelled');
  const earlier = earlierOf(tasks);
  const counts = new Map(tasks.map((task) => [task, naive(task)]));
  const of = (colour: string) => tasks.filter((task) => counts.get(task)?.colour === colour);
  const material = reportMaterial('weekly', WHEN, all, {
    directory: GENERATED_DIRECTORY,
    earlier: [earlier],
    issue: 46,
  });
  const told = reportText(material);

  it('prints every total', () => {
    const change = (colour: 'red' | 'yellow' | 'blue' | 'green') => {
      const difference = of(colour).length - (earlier.figures?.counts[colour] ?? 0);
      return `${of(colour).length}(${difference > 0 ? '+' : ''}${difference})`;
    };
    expect(told).toContain(`在册${tasks.length}项，暂缓${of('none').length}项、待数据${of('grey').length}项`);
    expect(told).toContain(
      `🔴${change('red')} 🟡${change('yellow')} 🔵${change('blue')} 🟢${change('green')}`,
    );
    const sum = ['red', 'yellow', 'blue', 'green', 'grey', 'none'].reduce(
      (n, colour) => n + of(colour).length,
      0,
    );
    expect(sum).toBe(tasks.length);
  });

  it('prints who is red and why, who came and who went', () => {
    const red = of('red');
    const late = red.filter((task) => (counts.get(task)?.overdue ?? 0) > 0).length;
    const then = new Set((earlier.figures?.red ?? []).map(({ no }) => no));
    const entered = red.filter(({ no }) => !then.has(no)).length;
    const now = new Set(red.map(({ no }) => no));
    const left = [...then].filter((no) => !now.has(no)).length;
    expect(told).toContain(`红灯中逾期${late}项、滞后${red.length - late}项；新增${entered}、退出${left}`);
  });

  it('prints what became of what was asked, and what is asked now', () => {
    const asked = new Set((earlier.figures?.asked ?? []).map(({ problem }) => problem));
    const problems = tasks.flatMap((task) => task.problems.map((problem) => ({ task, problem })));
    const known = problems.filter(({ problem }) => asked.has(problem.no));
    const open = known.filter(({ task, problem }) => problem.status === 'open' && task.status !== 'closed');
    expect(told).toContain(
      `上期议定　${known.length}件，办结${known.length - open.length}件、在办${open.length}件`,
    );
    const now = problems.filter(
      ({ task, problem }) =>
        problem.level >= 2 &&
        problem.status === 'open' &&
        problem.answer === undefined &&
        task.status !== 'closed',
    );
    expect(told).toContain(now.length === 0 ? '提请协调　无' : `提请协调（${now.length}件）`);
    const hidden = now.filter(({ task }) => task.openness !== 'open').length;
    if (hidden > 0) expect(told).toContain(`另有${hidden}件不在群内列出`);
  });

  it('lists the red ones longest overdue first, then furthest behind, with their figures', () => {
    const figures = (task: Task) => counts.get(task) ?? naive(task);
    const listable = of('red')
      .filter(({ openness }) => openness === 'open')
      .sort(
        (a, b) =>
          figures(b).overdue - figures(a).overdue ||
          (figures(b).lag ?? 0) - (figures(a).lag ?? 0) ||
          a.no - b.no,
      );
    const rows = [...told.matchAll(/^#(\d+) .*\n　(逾期|滞后)(\d+)[天点](?:，(\d+)%)?，/gm)];
    expect(rows.length).toBeGreaterThan(0);
    rows.forEach(([, no, kind, amount, percent], index) => {
      const task = listable[index] as Task;
      expect(Number(no)).toBe(task.no);
      expect(kind === '逾期').toBe(figures(task).overdue > 0);
      expect(Number(amount)).toBe(kind === '逾期' ? figures(task).overdue : figures(task).lag);
      if (percent !== undefined) expect(Number(percent)).toBe(task.percent);
    });
    expect(told).toContain(`（列${rows.length}项，余见附表）`);
    const hidden = of('red').length - listable.length;
    if (hidden > 0) expect(told).toContain(`另有${hidden}项不在群内列出`);
    expect(annexOf(madeReport(material))?.sheets[0]?.rows.map(({ no }) => no)).toEqual(
      listable.map(({ no }) => `#${no}`),
    );
  });

  it('prints red and yellow by category, and their sums are the totals', () => {
    const section = /分线（红\/黄）　([\s\S]*?)\n(?:未按期报|.、本周要求)/.exec(told)?.[1] ?? '';
    const lines = [...section.matchAll(/([^\s　]+?)(\d+)\/(\d+)/g)].map(([, name, red, yellow]) => ({
      name,
      red: Number(red),
      yellow: Number(yellow),
    }));
    for (const { name, red, yellow } of lines) {
      const its = (colour: string) => of(colour).filter((task) => (task.category ?? '其他') === name).length;
      expect([name, red, yellow]).toEqual([name, its('red'), its('yellow')]);
    }
    expect(lines.reduce((sum, { red }) => sum + red, 0)).toBe(of('red').length);
    expect(lines.reduce((sum, { yellow }) => sum + yellow, 0)).toBe(of('yellow').length);
  });

  it('prints who did not report, what falls due and by when to answer', () => {
    const toDo = tasks.filter(({ status }) => status === 'assigned' || status === 'active');
    const units = new Set(toDo.filter((task) => counts.get(task)?.missed).map(({ leadUnit }) => leadUnit));
    const names = /未按期报：(.*)/.exec(told)?.[1] ?? '';
    const shown = /等(\d+)个单位$/.exec(names);
    expect(shown === null ? names.split('、').length : Number(shown[1])).toBe(units.size);
    for (const name of names.replace(/等\d+个单位$/, '').split('、'))
      expect([...units].some((unit) => unit.endsWith(name))).toBe(true);
    const due = toDo.filter(
      (task) =>
        !task.ongoing && monday(task.due ?? '') >= '2026-11-23' && (task.due ?? '9999') <= '2026-11-29',
    );
    expect(told).toContain(`本周要求　到期${due.length}项，见附表`);
    expect(told).toContain('请红灯单位25日17时前报整改措施');
  });

  it('is judged as the domain judges', () => {
    const bench = aBench(WHEN);
    for (const task of tasks)
      expect([task.no, judge(task, bench).colour]).toEqual([task.no, counts.get(task)?.colour]);
    expect(of('red').length * of('yellow').length * of('blue').length * of('grey').length).toBeGreaterThan(0);
  });
});

const drawnTasks = fc
  .array(
    fc.record({
      history: anyHistory,
      openness: fc.constantFrom<Task['openness']>('open', 'open', 'parties', 'internal'),
      category: fc.constantFrom('城建', '农业', undefined),
      leadUnit: fc.constantFrom('甲局', '乙局'),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((drawn) =>
    drawn.map(
      ({ history, category, ...facts }, index): Task => ({
        ...fold({ year: 2026, no: index + 1 }, history, ZONE),
        ...facts,
        ...(category === undefined ? {} : { category }),
        title: `【${index + 1}号事项】`,
      }),
    ),
  );
const anyDay = fc.integer({ min: 1, max: 30 }).map((on) => `2026-11-${String(on).padStart(2, '0')} 09:00`);

describe('periodReport', () => {
  it('adds up, whatever the histories', () => {
    fc.assert(
      fc.property(drawnTasks, anyDay, (tasks, when) => {
        const report = atOnce(periodReport('weekly', reportMaterial('weekly', when, tasks)));
        const counted = tasks.filter(({ status }) => status !== 'cancelled');
        if (report === undefined) {
          expect(counted).toEqual([]);
          return;
        }
        const { counts, red, redByDue, yellow, lines } = report;
        const units = atOnce(unitTallies(report.tasks, aDirectory()));
        expect(countedTasks(counts)).toBe(counted.length);
        expect([red.length, yellow.length]).toEqual([counts.red, counts.yellow]);
        expect(redByDue).toBeLessThanOrEqual(red.length);
        const sum = (colour: 'red' | 'yellow') => lines.reduce((total, line) => total + line[colour], 0);
        expect([sum('red'), sum('yellow')]).toEqual([counts.red, counts.yellow]);
        expect(units.reduce((total, unit) => total + countedTasks(unit.counts), 0)).toBe(counted.length);
      }),
      { numRuns: 60 },
    );
  });

  it('compares so that who came and who went make the difference', () => {
    fc.assert(
      fc.property(drawnTasks, fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), (tasks, redThen) => {
        const earlier = anEarlierReport('weekly', day('2026-11-16'), at('2026-11-16'), {
          counts: { red: redThen.length, yellow: 0, blue: 0, green: 0, grey: 0, none: 0 },
          red: redThen.map((no) => ({ year: 2026, no })),
        });
        const report = atOnce(
          periodReport('weekly', reportMaterial('weekly', WHEN, tasks, { earlier: [earlier] })),
        );
        if (report?.changes === undefined) {
          expect(report).toBeUndefined();
          return;
        }
        const { entered, left } = report.changes;
        expect(entered - left).toBe(report.counts.red - redThen.length);
        expect(report.revoked).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });

  it('never names what is not open to all: in words, picture or annex', () => {
    const kinds = fc.constantFrom('weekly', 'monthly', 'quarterly', 'halfyear', 'yearly' as const);
    fc.assert(
      fc.property(drawnTasks, anyDay, kinds, (tasks, when, kind) => {
        const material = reportMaterial(kind, when, tasks, {
          group: aReportGroup({ audience: 'county', compare: true }),
        });
        if (atOnce(periodReport(kind, material)) === undefined) return;
        const made = madeReport(material);
        const shown = [
          reportText(material),
          JSON.stringify(made.picture),
          JSON.stringify(annexOf(made)),
        ].join();
        for (const { title, openness } of tasks) if (openness !== 'open') expect(shown).not.toContain(title);
      }),
      { numRuns: 60 },
    );
  });

  it('is about the tasks of the group, led or assisted', () => {
    const tasks = [
      aTask({ no: 1 }),
      aTask({ no: 2, leadUnit: '教育体育局', assistUnits: ['住房和城乡建设局'] }),
      aTask({ no: 3, leadUnit: '教育体育局', assistUnits: [] }),
    ];
    const group = aReportGroup({ scope: { units: ['住房和城乡建设局'] } });
    expect(
      atOnce(periodReport('weekly', reportMaterial('weekly', WHEN, tasks, { group })))?.tasks,
    ).toHaveLength(2);
  });

  it.each([
    ['weekly', '2026-11-23', '2026-11-16', '2026-11-22', '2026-11-29', 2026],
    ['weekly', '2026-10-10', '2026-09-28', '2026-10-04', '2026-10-11', 2026],
    ['monthly', '2026-12-01', '2026-11-01', '2026-11-30', '2026-12-31', 2026],
    ['monthly', '2027-01-04', '2026-12-01', '2026-12-31', '2027-01-31', 2026],
    ['monthly', '2026-03-02', '2026-02-01', '2026-02-28', '2026-03-31', 2026],
    ['quarterly', '2026-10-09', '2026-07-01', '2026-09-30', '2026-12-31', 2026],
    ['quarterly', '2027-01-04', '2026-10-01', '2026-12-31', '2027-03-31', 2026],
    ['halfyear', '2026-07-10', '2026-01-01', '2026-06-30', '2026-12-31', 2026],
    ['yearly', '2027-01-04', '2026-01-01', '2026-12-31', undefined, 2026],
    ['yearly', '2026-12-30', '2026-01-01', '2026-12-31', undefined, 2026],
  ] as const)('looks back and ahead from its day: %s of %s', (kind, on, first, last, until, ledger) => {
    const period = reportPeriod(kind, day(on));
    expect([period.over.first, period.over.last, period.ledger]).toEqual([first, last, ledger]);
    expect(period.coming?.last).toBe(until);
    if (until !== undefined) expect(period.coming?.first).toBe(on);
  });
});
