import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOverdue, judge } from '../../src/domain/colour.ts';
import { day } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import { type OverdueReport, overdueReport } from '../../src/reports/overdue.ts';
import { aBench, act, aTask, ZONE } from '../support/a-task.ts';
import { anyHistory } from '../support/any-history.ts';

const ALL = { scope: 'all' } as const;
/** A Tuesday. */
const TUESDAY = '2026-11-24 08:30';

const dueOn = (no: number, due: string, facts: Partial<TaskFacts> = {}): Task =>
  aTask({ no, due: day(due), ...facts });

/** A task of 6 November, signed for, and what became of it. */
const signed = (...acts: NewEntry[]): Task =>
  aTask({ due: day('2026-11-06') }, act('accept', '2026-01-06', {}), ...acts);

/** The numbers of a report's two lists, and how many it keeps to itself. */
function told(report: OverdueReport | undefined) {
  return (
    report && {
      late: report.overdue.map(({ task }) => task.no),
      near: report.nearDue.map(({ task, due }) => `${task.no} ${due}`),
      hidden: report.hidden,
    }
  );
}

describe('overdueReport', () => {
  it('names who is late, the longest first', () => {
    const tasks = [dueOn(1, '2026-11-20'), dueOn(2, '2026-11-06'), dueOn(3, '2026-11-23')];
    const report = overdueReport(tasks, ALL, aBench(TUESDAY));
    expect(told(report)).toEqual({ late: [2, 1, 3], near: [], hidden: 0 });
    expect(report?.overdue.map(({ judgement }) => judgement.overdueDays)).toEqual([18, 4, 1]);
    expect(report?.day).toBe('2026-11-24');
  });

  it('orders those equally late by number, those of the older ledger first', () => {
    const old = aTask({ year: 2025, no: 30, due: day('2026-11-20') });
    const tasks = [dueOn(9, '2026-11-20'), dueOn(4, '2026-11-20'), old];
    const report = overdueReport(tasks, ALL, aBench(TUESDAY));
    expect(report?.overdue.map(({ task }) => `${task.year}#${task.no}`)).toEqual([
      '2025#30',
      '2026#4',
      '2026#9',
    ]);
  });

  it('begins the day after the due', () => {
    const tasks = [dueOn(1, '2026-11-23')];
    expect(told(overdueReport(tasks, ALL, aBench('2026-11-23 23:59')))).toMatchObject({ late: [] });
    expect(told(overdueReport(tasks, ALL, aBench('2026-11-24 00:00')))).toMatchObject({ late: [1] });
  });

  it('lets a due on a rest day count as the next working day', () => {
    const tasks = [dueOn(1, '2026-10-03')];
    const near = { late: [], near: ['1 2026-10-08'], hidden: 0 };
    expect(told(overdueReport(tasks, ALL, aBench('2026-10-08 08:30')))).toEqual(near);
    expect(told(overdueReport(tasks, ALL, aBench('2026-10-09 08:30')))).toMatchObject({ late: [1] });
  });

  it('names what falls due today or within three working days, the soonest first', () => {
    const dues = ['2026-11-30', '2026-11-27', '2026-11-24', '2026-11-25', '2026-11-26'];
    const report = overdueReport(
      dues.map((due, at) => dueOn(at + 1, due)),
      ALL,
      aBench(TUESDAY),
    );
    expect(told(report)?.near).toEqual(['3 2026-11-24', '4 2026-11-25', '5 2026-11-26', '2 2026-11-27']);
  });

  it.each([
    ['over a weekend', '2026-11-27 08:30', '2026-12-02', '2026-12-03'],
    ['over the National Day', '2026-09-30 08:30', '2026-10-10', '2026-10-12'],
    ['with a Saturday that is worked', '2026-05-07 08:30', '2026-05-11', '2026-05-12'],
  ])('counts working days %s', (_, now, last, beyond) => {
    const tasks = [dueOn(1, last), dueOn(2, beyond)];
    expect(told(overdueReport(tasks, ALL, aBench(now)))?.near).toEqual([`1 ${last}`]);
  });

  it.each<[string, Task]>([
    ['submitted', signed(act('submit', '2026-11-10', {}))],
    [
      'being mended in time',
      signed(act('submit', '2026-11-10', {}), act('return', '2026-11-23', { mendBy: day('2026-11-24') })),
    ],
    ['struck off', signed(act('submit', '2026-11-10', {}), act('close', '2026-11-11', {}))],
    ['suspended', signed(act('suspend', '2026-11-01', {}))],
    ['cancelled', signed(act('cancel', '2026-11-10', {}))],
    ['without a figure yet', signed(act('no-figure', '2026-11-01', { until: day('2026-12-08') }))],
    [
      'being mended in time, and due soon',
      aTask(
        { due: day('2026-11-26') },
        act('accept', '2026-01-06', {}),
        act('submit', '2026-11-10', {}),
        act('return', '2026-11-23', { mendBy: day('2026-11-25') }),
      ),
    ],
    ['without a due', aTask({ due: undefined })],
  ])('says nothing of a task that is %s', (_, task) => {
    expect(overdueReport([task], ALL, aBench(TUESDAY))).toBeUndefined();
  });

  it('tells of a task again whose time for mending is over', () => {
    const task = signed(
      act('submit', '2026-11-10', {}),
      act('return', '2026-11-18', { mendBy: day('2026-11-23') }),
    );
    expect(told(overdueReport([task], ALL, aBench(TUESDAY)))).toMatchObject({ late: [12] });
  });

  it('reminds nobody of the last day of the year, nor of what goes on all year', () => {
    const tasks = [dueOn(1, '2026-12-31'), dueOn(2, '2026-12-30', { ongoing: true }), dueOn(3, '2026-12-30')];
    expect(told(overdueReport(tasks, ALL, aBench('2026-12-29 08:30')))?.near).toEqual(['3 2026-12-30']);
  });

  it('calls nothing of last year late in the first fifteen days of January', () => {
    const tasks = [dueOn(1, '2026-12-25')];
    expect(overdueReport(tasks, ALL, aBench('2027-01-15 08:30'))).toBeUndefined();
    expect(told(overdueReport(tasks, ALL, aBench('2027-01-16 08:30')))?.late).toEqual([1]);
  });

  it('counts what is not open to all if it is late, and never names it', () => {
    const tasks = [
      dueOn(1, '2026-11-20', { openness: 'parties' }),
      dueOn(2, '2026-11-20', { openness: 'internal' }),
      dueOn(3, '2026-11-25', { openness: 'internal' }),
      dueOn(4, '2026-11-20'),
    ];
    expect(told(overdueReport(tasks, ALL, aBench(TUESDAY)))).toEqual({ late: [4], near: [], hidden: 2 });
  });

  it('has something to say where only such tasks are late, and nothing where one only falls due', () => {
    const late = dueOn(1, '2026-11-20', { openness: 'internal' });
    const near = dueOn(2, '2026-11-25', { openness: 'parties' });
    expect(told(overdueReport([late], ALL, aBench(TUESDAY)))).toEqual({ late: [], near: [], hidden: 1 });
    expect(overdueReport([near], ALL, aBench(TUESDAY))).toBeUndefined();
  });

  it('is about the tasks of the group: led or assisted', () => {
    const tasks = [
      dueOn(1, '2026-11-20'),
      dueOn(2, '2026-11-20', { leadUnit: '教育体育局', assistUnits: ['住房和城乡建设局'] }),
      dueOn(3, '2026-11-20', { leadUnit: '教育体育局', assistUnits: [], openness: 'internal' }),
      dueOn(4, '2026-11-25', { leadUnit: '教育体育局', assistUnits: [] }),
    ];
    const housing = { scope: { units: ['住房和城乡建设局'] } };
    expect(told(overdueReport(tasks, housing, aBench(TUESDAY)))).toEqual({
      late: [1, 2],
      near: [],
      hidden: 0,
    });
  });

  it('is nothing where nothing is late or soon due', () => {
    expect(overdueReport([], ALL, aBench(TUESDAY))).toBeUndefined();
    expect(overdueReport([dueOn(1, '2026-12-15')], ALL, aBench(TUESDAY))).toBeUndefined();
  });

  it('names a task once, and only one that is open to all and still to be done, whatever its history', () => {
    const someTasks = fc.array(
      fc.record({
        history: anyHistory,
        openness: fc.constantFrom<Task['openness']>('open', 'parties', 'internal'),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(someTasks, fc.integer({ min: 1, max: 28 }), (drawn, on) => {
        const tasks = drawn.map(({ history, openness }, at) => ({
          ...fold({ year: 2026, no: at + 1 }, history, ZONE),
          openness,
        }));
        const bench = aBench(`2026-11-${String(on).padStart(2, '0')} 08:30`);
        const report = overdueReport(tasks, ALL, bench);
        const late = tasks.filter((task) => isOverdue(judge(task, bench)));
        const named = [
          ...(report?.overdue ?? []).map(({ task }) => task),
          ...(report?.nearDue ?? []).map(({ task }) => task),
        ];
        expect(new Set(named.map(({ no }) => no)).size).toBe(named.length);
        expect(named.every(({ status }) => status === 'assigned' || status === 'active')).toBe(true);
        expect(named.every(({ openness }) => openness === 'open')).toBe(true);
        expect((report?.overdue.length ?? 0) + (report?.hidden ?? 0)).toBe(late.length);
      }),
      { numRuns: 150 },
    );
  });
});
