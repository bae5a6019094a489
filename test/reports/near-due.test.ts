import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import { nearDueReport } from '../../src/reports/near-due.ts';
import { act, aTask } from '../support/a-task.ts';
import { aGroup, someMaterial } from '../support/some-material.ts';

const dueOn = (no: number, due: string, facts: Partial<TaskFacts> = {}, ...acts: NewEntry[]): Task =>
  aTask({ no, due: day(due), ...facts }, act('accept', '2026-01-06', {}), ...acts);

const reportOf = (tasks: readonly Task[], on: string, group = aGroup('unit')) =>
  atOnce(nearDueReport(someMaterial(tasks, { kind: 'near-due', now: `${on} 08:30`, group })));

/** The days on which a task is reminded of, with the working days left. */
function remindedOn(task: Task, from: string, days: number): readonly string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: days }, (_, at) =>
    new Date(first + at * 86_400_000).toISOString().slice(0, 10),
  ).flatMap((on) => (reportOf([task], on)?.days ?? []).map(({ workdays }) => `${on} ${workdays}`));
}

describe('nearDueReport', () => {
  it.each<[string, string, Partial<TaskFacts>, string[]]>([
    ['a Friday', '2026-11-27', {}, ['2026-11-20 5', '2026-11-25 2', '2026-11-27 0']],
    ['a Monday', '2026-11-23', {}, ['2026-11-16 5', '2026-11-19 2', '2026-11-23 0']],
    [
      'a Saturday, and so the Monday after',
      '2026-11-21',
      {},
      ['2026-11-16 5', '2026-11-19 2', '2026-11-23 0'],
    ],
    // Off on Friday 25 September and from 1 to 7 October; Saturday 10 October is worked.
    ['the National Day, and so the 8th', '2026-10-01', {}, ['2026-09-23 5', '2026-09-29 2', '2026-10-08 0']],
    ['behind the National Day', '2026-10-12', {}, ['2026-09-29 5', '2026-10-09 2', '2026-10-12 0']],
    ['a Saturday that is worked', '2026-10-10', {}, ['2026-09-28 5', '2026-10-08 2', '2026-10-10 0']],
    ['a Friday, of an errand', '2026-11-27', { kindOfTask: 'errand' }, ['2026-11-26 1', '2026-11-27 0']],
    ['a Monday, of an errand', '2026-11-23', { kindOfTask: 'errand' }, ['2026-11-20 1', '2026-11-23 0']],
    [
      'the day before the last of the year',
      '2026-12-30',
      {},
      ['2026-12-23 5', '2026-12-28 2', '2026-12-30 0'],
    ],
    ['the last day of the year', '2026-12-31', {}, []],
    ['31 December, going on', '2026-12-30', { ongoing: true }, []],
  ])('reminds of a due on %s', (_, due, facts, expected) => {
    const from = new Date(Date.parse(`${due}T00:00:00Z`) - 20 * 86_400_000).toISOString().slice(0, 10);
    expect(remindedOn(dueOn(1, due, facts), from, 35)).toEqual(expected);
  });

  it.each<[string, NewEntry[]]>([
    ['submitted', [act('submit', '2026-11-10', {})]],
    ['struck off', [act('submit', '2026-11-10', {}), act('close', '2026-11-12', {})]],
    ['suspended', [act('suspend', '2026-11-10', {})]],
    ['cancelled', [act('cancel', '2026-11-10', {})]],
    ['without a figure yet', [act('no-figure', '2026-11-10', { until: day('2026-12-08') })]],
    [
      'being mended in time',
      [act('submit', '2026-11-20', {}), act('return', '2026-11-23', { mendBy: day('2026-11-26') })],
    ],
  ])('says nothing of a task that is %s', (_, acts) => {
    expect(reportOf([dueOn(1, '2026-11-26', {}, ...acts)], '2026-11-24')).toBeUndefined();
    expect(reportOf([dueOn(1, '2026-11-26')], '2026-11-24')).toBeDefined();
  });

  it('puts the soonest first, and units together', () => {
    const schools = { leadUnit: '教育体育局' };
    const tasks = [
      dueOn(4, '2026-11-26'),
      dueOn(1, '2026-12-01'),
      dueOn(2, '2026-11-26'),
      dueOn(3, '2026-11-26', schools),
      dueOn(5, '2026-11-24'),
      dueOn(6, '2026-11-25'),
    ];
    const days = reportOf(tasks, '2026-11-24')?.days ?? [];
    expect(days.map(({ due, rows }) => [due, ...rows.map(({ task }) => task.no)])).toEqual([
      ['2026-11-24', 5],
      ['2026-11-26', 2, 4, 3],
      ['2026-12-01', 1],
    ]);
  });

  it('counts what may not be titled, and has nothing to say of it alone', () => {
    const hidden = dueOn(1, '2026-11-26', { openness: 'internal' });
    expect(reportOf([hidden], '2026-11-24')).toBeUndefined();
    expect(reportOf([hidden, dueOn(2, '2026-11-26')], '2026-11-24')?.hidden).toBe(1);
  });

  it('is about the tasks of the group', () => {
    const schools = aGroup('unit', { units: ['教育体育局'] });
    expect(reportOf([dueOn(1, '2026-11-26', { assistUnits: [] })], '2026-11-24', schools)).toBeUndefined();
  });
});
