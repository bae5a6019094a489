import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import { yearEndList } from '../../src/reports/year-end.ts';
import { aBench, act, aTask } from '../support/a-task.ts';
import { someMaterial } from '../support/some-material.ts';

const SCHOOLS = { leadUnit: '教育体育局' };
const yearEnd = (no: number, facts: Partial<TaskFacts> = {}, ...acts: NewEntry[]): Task =>
  aTask({ no, due: day('2026-12-31'), ...facts }, act('accept', '2026-01-06', {}), ...acts);

/** `住房和城乡建设局 1 2`, a unit each, and how many are hidden. */
function listed(tasks: readonly Task[], now = '2026-12-07 08:30') {
  const { units, hidden } = atOnce(yearEndList(someMaterial(tasks, { now }).judged, aBench(now)));
  return [...units.map(({ unit, tasks: its }) => [unit, ...its.map(({ no }) => no)].join(' ')), hidden];
}

describe('yearEndList', () => {
  it('names what falls due with the year, units with the most first', () => {
    const tasks = [
      yearEnd(3, SCHOOLS),
      yearEnd(2, { due: day('2026-12-30'), ongoing: true }),
      yearEnd(1),
      yearEnd(4, { due: day('2026-12-30') }),
      yearEnd(5, { due: day('2027-12-31') }),
      yearEnd(6, { openness: 'internal' }),
    ];
    expect(listed(tasks)).toEqual(['住房和城乡建设局 1 2', '教育体育局 3', 1]);
  });

  it.each<[string, NewEntry[]]>([
    ['submitted', [act('submit', '2026-11-10', {})]],
    [
      'being mended',
      [act('submit', '2026-12-01', {}), act('return', '2026-12-04', { mendBy: day('2026-12-09') })],
    ],
    ['struck off', [act('submit', '2026-11-10', {}), act('close', '2026-11-12', {})]],
    ['suspended', [act('suspend', '2026-11-10', {})]],
    ['cancelled', [act('cancel', '2026-11-10', {})]],
  ])('leaves out what is %s', (_, acts) => {
    expect(listed([yearEnd(1, {}, ...acts)])).toEqual([0]);
  });

  it.each([
    ['the last week of November', '2026-11-30', false],
    ['1 December, a Tuesday', '2026-12-01', false],
    ['the first Monday', '2026-12-07', true],
    ['a Tuesday', '2026-12-08', false],
    ['the last Monday', '2026-12-28', true],
    ['the Monday of the 交账期', '2027-01-11', true],
    ['a Monday after it', '2027-01-18', false],
  ])('is told on the first working day of a week from 1 December on: %s', (_, on, told) => {
    expect(listed([yearEnd(1)], `${on} 08:30`)).toEqual(told ? ['住房和城乡建设局 1', 0] : [0]);
  });

  it('leaves what falls due with the new year alone in its January', () => {
    const of2027 = { ...yearEnd(1, { due: day('2027-12-31') }), year: 2027 };
    expect(listed([of2027], '2027-01-11 08:30')).toEqual([0]);
  });
});
