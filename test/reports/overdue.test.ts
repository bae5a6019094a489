import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOverdue, judge } from '../../src/domain/colour.ts';
import { day } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import { type OverdueReport, overdueReport } from '../../src/reports/overdue.ts';
import { aBench, act, aTask, at, ZONE } from '../support/a-task.ts';
import { anyHistory } from '../support/any-history.ts';
import { aGroup, someMaterial } from '../support/some-material.ts';

/** A Tuesday. */
const TUESDAY = '2026-11-24 08:30';

const dueOn = (no: number, due: string, facts: Partial<TaskFacts> = {}): Task =>
  aTask({ no, due: day(due), ...facts });

/** A task of 6 November, signed for, and what became of it. */
const signed = (...acts: NewEntry[]): Task =>
  aTask({ due: day('2026-11-06') }, act('accept', '2026-01-06', {}), ...acts);

const reportOf = (tasks: readonly Task[], now: string, group = aGroup('unit')): OverdueReport | undefined =>
  atOnce(overdueReport(someMaterial(tasks, { now, group })));

/** The numbers of a report's two lists, and how many it keeps to itself. */
function told(report: OverdueReport | undefined) {
  return (
    report && {
      late: report.rows.map(({ task }) => task.no),
      near: report.nearDue.map(({ task, due }) => `${task.no} ${due}`),
      hidden: report.hidden,
    }
  );
}

describe('overdueReport', () => {
  it('names who is late, the longest first', () => {
    const tasks = [dueOn(1, '2026-11-20'), dueOn(2, '2026-11-06'), dueOn(3, '2026-11-23')];
    const report = reportOf(tasks, TUESDAY);
    expect(told(report)).toEqual({ late: [2, 1, 3], near: [], hidden: 0 });
    expect(report?.rows.map(({ judgement }) => judgement.overdueDays)).toEqual([18, 4, 1]);
    expect(report?.day).toBe('2026-11-24');
  });

  it('orders those equally late by number, those of the older ledger first', () => {
    const old = aTask({ year: 2025, no: 30, due: day('2026-11-20') });
    const tasks = [dueOn(9, '2026-11-20'), dueOn(4, '2026-11-20'), old];
    const report = reportOf(tasks, TUESDAY);
    expect(report?.rows.map(({ task }) => `${task.year}#${task.no}`)).toEqual([
      '2025#30',
      '2026#4',
      '2026#9',
    ]);
  });

  it('begins the day after the due', () => {
    const tasks = [dueOn(1, '2026-11-23')];
    expect(told(reportOf(tasks, '2026-11-23 23:59'))).toMatchObject({ late: [] });
    expect(told(reportOf(tasks, '2026-11-24 00:00'))).toMatchObject({ late: [1] });
  });

  it('lets a due on a rest day count as the next working day', () => {
    const tasks = [dueOn(1, '2026-10-03')];
    const near = { late: [], near: ['1 2026-10-08'], hidden: 0 };
    expect(told(reportOf(tasks, '2026-10-08 08:30'))).toEqual(near);
    expect(told(reportOf(tasks, '2026-10-09 08:30'))).toMatchObject({ late: [1] });
  });

  it('names what falls due today or within three working days, the soonest first', () => {
    const dues = ['2026-11-30', '2026-11-27', '2026-11-24', '2026-11-25', '2026-11-26'];
    const report = reportOf(
      dues.map((due, at) => dueOn(at + 1, due)),
      TUESDAY,
    );
    expect(told(report)?.near).toEqual(['3 2026-11-24', '4 2026-11-25', '5 2026-11-26', '2 2026-11-27']);
  });

  it.each([
    ['over a weekend', '2026-11-27 08:30', '2026-12-02', '2026-12-03'],
    ['over the National Day', '2026-09-30 08:30', '2026-10-10', '2026-10-12'],
    ['with a Saturday that is worked', '2026-05-07 08:30', '2026-05-11', '2026-05-12'],
  ])('counts working days %s', (_, now, last, beyond) => {
    const tasks = [dueOn(1, last), dueOn(2, beyond)];
    expect(told(reportOf(tasks, now))?.near).toEqual([`1 ${last}`]);
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
    expect(reportOf([task], TUESDAY)).toBeUndefined();
  });

  it('tells of a task again whose time for mending is over', () => {
    const task = signed(
      act('submit', '2026-11-10', {}),
      act('return', '2026-11-18', { mendBy: day('2026-11-23') }),
    );
    expect(told(reportOf([task], TUESDAY))).toMatchObject({ late: [12] });
  });

  it('reminds nobody of the last day of the year, nor of what goes on all year', () => {
    const tasks = [dueOn(1, '2026-12-31'), dueOn(2, '2026-12-30', { ongoing: true }), dueOn(3, '2026-12-30')];
    expect(told(reportOf(tasks, '2026-12-29 08:30'))?.near).toEqual(['3 2026-12-30']);
  });

  it('calls nothing of last year late in the first fifteen days of January', () => {
    const tasks = [dueOn(1, '2026-12-25')];
    expect(reportOf(tasks, '2027-01-15 08:30')).toBeUndefined();
    expect(told(reportOf(tasks, '2027-01-16 08:30'))?.late).toEqual([1]);
  });

  it('counts what is not open to all if it is late, and never names it', () => {
    const tasks = [
      dueOn(1, '2026-11-20', { openness: 'parties' }),
      dueOn(2, '2026-11-20', { openness: 'internal' }),
      dueOn(3, '2026-11-25', { openness: 'internal' }),
      dueOn(4, '2026-11-20'),
    ];
    expect(told(reportOf(tasks, TUESDAY))).toEqual({ late: [4], near: [], hidden: 2 });
  });

  it('has something to say where only such tasks are late, and nothing where one only falls due', () => {
    const late = dueOn(1, '2026-11-20', { openness: 'internal' });
    const near = dueOn(2, '2026-11-25', { openness: 'parties' });
    expect(told(reportOf([late], TUESDAY))).toEqual({ late: [], near: [], hidden: 1 });
    expect(reportOf([near], TUESDAY)).toBeUndefined();
  });

  it('is about the tasks of the group: led or assisted', () => {
    const tasks = [
      dueOn(1, '2026-11-20'),
      dueOn(2, '2026-11-20', { leadUnit: '教育体育局', assistUnits: ['住房和城乡建设局'] }),
      dueOn(3, '2026-11-20', { leadUnit: '教育体育局', assistUnits: [], openness: 'internal' }),
      dueOn(4, '2026-11-25', { leadUnit: '教育体育局', assistUnits: [] }),
    ];
    const housing = aGroup('unit', { units: ['住房和城乡建设局'] });
    expect(told(reportOf(tasks, TUESDAY, housing))).toEqual({
      late: [1, 2],
      near: [],
      hidden: 0,
    });
  });

  it('is nothing where nothing is late or soon due', () => {
    expect(reportOf([], TUESDAY)).toBeUndefined();
    expect(reportOf([dueOn(1, '2026-12-15')], TUESDAY)).toBeUndefined();
  });

  it('puts units by their longest overdue, and inside the longest first', () => {
    const schools = { leadUnit: '教育体育局' };
    const tasks = [
      dueOn(1, '2026-11-20'),
      dueOn(2, '2026-11-06', schools),
      dueOn(3, '2026-11-10'),
      dueOn(4, '2026-11-23', schools),
      dueOn(5, '2026-11-13', { leadUnit: '河口镇' }),
    ];
    expect(told(reportOf(tasks, TUESDAY))?.late).toEqual([2, 4, 3, 1, 5]);
  });

  it('lists apart what is held up, and counts it', () => {
    const late = { due: day('2026-11-06') };
    const problem = act('problem', '2026-11-20', { problem: 3, level: 2, note: '缺资金' });
    const extend = act('extend', '2026-11-05', { to: day('2026-12-15') });
    const tasks = [
      aTask({ no: 1, ...late }),
      aTask({ no: 2, ...late }, act('accept', '2026-01-06', {}), problem),
      aTask({ no: 3, ...late }, act('accept', '2026-01-06', {}), extend),
      aTask({ no: 4, ...late }, act('accept', '2026-01-06', {}), extend, problem),
      aTask({ no: 5, ...late, openness: 'internal' }, act('accept', '2026-01-06', {}), extend),
    ];
    const report = reportOf(tasks, TUESDAY);
    expect(told(report)).toEqual({ late: [1], near: [], hidden: 1 });
    expect(report?.asked.map(({ no }) => no)).toEqual([2, 4]);
    expect(report?.extension.map(({ no }) => no)).toEqual([3]);
    expect(report?.late).toBe(5);
  });

  it('says of what is submitted and past its due that it waits for its check, and calls it not late', () => {
    const submitted = (no: number, due: string, facts: Partial<TaskFacts> = {}) =>
      aTask(
        { no, due: day(due), ...facts },
        act('accept', '2026-01-06', {}),
        act('submit', '2026-11-10', {}),
      );
    const tasks = [
      submitted(3, '2026-11-06'),
      submitted(2, '2026-11-20'),
      submitted(4, '2026-11-24'),
      submitted(5, '2026-11-06', { openness: 'parties' }),
      dueOn(1, '2026-11-20'),
    ];
    const report = reportOf(tasks, TUESDAY);
    expect(report?.review.map(({ no }) => no)).toEqual([2, 3]);
    expect(report?.late).toBe(1);
    expect(reportOf(tasks.slice(0, 4), TUESDAY)).toBeUndefined();
  });

  it('proposes a 督办单 from the 6th working day, where nothing was explained, demanded or asked', () => {
    const on = (no: number, ...acts: NewEntry[]): Task =>
      aTask({ no, due: day('2026-11-16') }, act('accept', '2026-01-06', {}), ...acts);
    const tasks = [
      on(1),
      on(2, act('explain', '2026-11-20', { note: '消防整改' })),
      on(3, act('directive', '2026-11-20', { directive: 7, due: day('2026-11-25') })),
      on(4, act('extend', '2026-11-13', { to: day('2026-12-15') })),
      dueOn(5, '2026-11-17'),
      dueOn(6, '2026-10-30'),
      dueOn(7, '2026-10-30', { openness: 'internal' }),
    ];
    const proposed = reportOf(tasks, TUESDAY)?.toPropose ?? [];
    expect(proposed.map(({ task, workdays }) => [task.no, workdays])).toEqual([
      [6, 7],
      [1, 6],
    ]);
  });

  describe('since the last working day', () => {
    const report = (...when: string[]) => when.map((one) => act('progress', one, { percent: 50 }));
    const late = dueOn(99, '2026-11-06');
    const done = (no: number, ...acts: NewEntry[]): Task =>
      aTask({ no }, act('accept', '2026-01-06', {}), ...acts);
    const closed = (no: number, when: string): Task =>
      done(no, act('submit', '2026-11-10', {}), act('close', when, {}));

    it('counts tasks with a report, and those struck off, until today begins', () => {
      const tasks = [
        late,
        done(1, ...report('2026-11-22 23:59')),
        done(2, ...report('2026-11-23 00:00')),
        done(3, ...report('2026-11-23 09:00', '2026-11-23 17:00')),
        done(4, ...report('2026-11-24 00:00')),
        closed(5, '2026-11-23 10:00'),
        closed(6, '2026-11-20 10:00'),
        { ...done(7, ...report('2026-11-23 11:00')), openness: 'internal' as const },
      ];
      expect(reportOf(tasks, TUESDAY)?.movement).toEqual({ since: '2026-11-23', updated: 3, closed: 1 });
    });

    it('goes back over a weekend', () => {
      const tasks = [late, done(1, ...report('2026-11-20 17:00')), done(2, ...report('2026-11-22 20:00'))];
      const movement = reportOf(tasks, '2026-11-23 08:30')?.movement;
      expect(movement).toEqual({ since: '2026-11-20', updated: 2, closed: 0 });
    });

    it('takes what was imported with a task for nobody’s work', () => {
      const imported = aTask({ no: 3 }, act('accept', '2026-01-01', {}), ...report('2026-01-01'));
      const tasks = [late, { ...imported, assignedAt: at('2026-11-23 10:00'), reports: [] }];
      const fresh = { at: at('2026-11-23 10:00'), percent: 45 };
      expect(reportOf(tasks, TUESDAY)?.movement.updated).toBe(0);
      const [, task = imported] = tasks;
      expect(reportOf([late, { ...task, reports: [fresh] }], TUESDAY)?.movement.updated).toBe(0);
      const later = { at: at('2026-11-23 10:01'), percent: 50 };
      expect(reportOf([late, { ...task, reports: [fresh, later] }], TUESDAY)?.movement.updated).toBe(1);
    });

    it('is about the tasks of the group', () => {
      const other = { leadUnit: '教育体育局', assistUnits: [] };
      const tasks = [late, aTask({ no: 1, ...other }, ...report('2026-11-23'))];
      const housing = aGroup('unit', { units: ['住房和城乡建设局'] });
      expect(reportOf(tasks, TUESDAY, housing)?.movement.updated).toBe(0);
      expect(reportOf(tasks, TUESDAY)?.movement.updated).toBe(1);
    });
  });

  it('names a task once, and each late one exactly once, whatever its history', () => {
    const someTasks = fc.array(
      fc.record({
        history: anyHistory,
        openness: fc.constantFrom<Task['openness']>('open', 'open', 'parties', 'internal'),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(someTasks, fc.integer({ min: 1, max: 28 }), (drawn, on) => {
        const tasks = drawn.map(({ history, openness }, at) => ({
          ...fold({ year: 2026, no: at + 1 }, history, ZONE),
          openness,
        }));
        const now = `2026-11-${String(on).padStart(2, '0')} 08:30`;
        const report = reportOf(tasks, now);
        const late = tasks.filter((task) => isOverdue(judge(task, aBench(now))));
        const lateNamed = [
          ...(report?.rows ?? []).map(({ task }) => task),
          ...(report?.asked ?? []),
          ...(report?.extension ?? []),
        ];
        const named = [...lateNamed, ...(report?.nearDue ?? []).map(({ task }) => task)];
        expect(new Set(named.map(({ no }) => no)).size).toBe(named.length);
        expect(named.every(({ status }) => status === 'assigned' || status === 'active')).toBe(true);
        expect([...named, ...(report?.review ?? [])].every(({ openness }) => openness === 'open')).toBe(true);
        const expected = late.filter(({ openness }) => openness === 'open').map(({ no }) => no);
        expect(new Set(lateNamed.map(({ no }) => no))).toEqual(new Set(expected));
        expect(report?.hidden ?? 0).toBe(late.length - expected.length);
        expect(report?.late ?? 0).toBe(late.length);
      }),
      { numRuns: 150 },
    );
  });
});
