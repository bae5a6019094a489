import { describe, expect, it } from 'vitest';
import { judge } from '../../src/domain/colour.ts';
import { day } from '../../src/domain/day.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import type { Cadence, Task, TaskFacts } from '../../src/domain/task.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import { unreportedReport } from '../../src/reports/unreported.ts';
import { aBench, act, aTask, at } from '../support/a-task.ts';
import { aGroup, someMaterial } from '../support/some-material.ts';

const task = (no: number, facts: Partial<TaskFacts> = {}, ...acts: NewEntry[]): Task =>
  aTask({ no, cadence: 'weekly', ...facts }, act('accept', '2026-01-06', {}), ...acts);

const reportOf = (tasks: readonly Task[], now: string, group = aGroup('unit')) =>
  atOnce(unreportedReport(someMaterial(tasks, { kind: 'unreported', now, group })));

/** `weekly 2026-11-27: 1 2`, a cadence each. */
const told = (tasks: readonly Task[], now = '2026-11-26 15:00') =>
  (reportOf(tasks, now)?.cadences ?? []).map(
    ({ cadence, cutOff, rows }) => `${cadence} ${cutOff.day}: ${rows.map((one) => one.task.no).join(' ')}`,
  );

describe('unreportedReport', () => {
  it.each<[Cadence, string, string | undefined]>([
    ['weekly', '2026-11-25', undefined],
    ['weekly', '2026-11-26', '2026-11-27'],
    ['weekly', '2026-11-27', undefined],
    // The Friday is off, and so the Wednesday is the cut-off: asked on Tuesday.
    ['weekly', '2026-09-29', '2026-09-30'],
    ['weekly', '2026-09-30', undefined],
    ['weekly', '2026-10-08', '2026-10-09'],
    // A Saturday that is worked stands in for the Friday of the holiday's week: asked on the Friday.
    ['weekly', '2026-02-13', '2026-02-14'],
    ['monthly', '2026-11-24', '2026-11-25'],
    ['monthly', '2026-11-25', undefined],
    // 25 October is a Sunday: the cut-off is Friday the 23rd, and asked on Thursday.
    ['monthly', '2026-10-22', '2026-10-23'],
    ['monthly', '2026-10-23', undefined],
    // Monday the 25th: asked on the Friday before.
    ['monthly', '2026-05-22', '2026-05-25'],
    ['monthly', '2026-05-24', undefined],
    ['quarterly', '2026-09-23', '2026-09-24'],
    ['quarterly', '2026-11-24', undefined],
    ['halfyear', '2026-06-24', '2026-06-25'],
    ['tenday', '2026-11-19', '2026-11-20'],
    ['none', '2026-11-26', undefined],
  ])('of %s on %s asks for %s', (cadence, on, cutOff) => {
    expect(told([task(1, { cadence })], `${on} 15:00`)).toEqual(
      cutOff === undefined ? [] : [`${cadence} ${cutOff}: 1`],
    );
  });

  it.each<[string, string, boolean]>([
    ['before the last cut-off', '2026-11-20 11:59', true],
    ['just at the last cut-off', '2026-11-20 12:00', true],
    ['since the last cut-off', '2026-11-20 12:01', false],
    ['today', '2026-11-26 14:59', false],
  ])('knows who has reported %s', (_, when, asked) => {
    expect(told([task(1, {}, act('progress', when, { percent: 50 }))])).toHaveLength(asked ? 1 : 0);
  });

  it('takes 无变化 for a report', () => {
    expect(told([task(1, {}, act('progress', '2026-11-25', { note: '无变化' }))])).toEqual([]);
  });

  it.each<[string, NewEntry[]]>([
    ['submitted', [act('submit', '2026-11-10', {})]],
    ['struck off', [act('submit', '2026-11-10', {}), act('close', '2026-11-12', {})]],
    ['suspended', [act('suspend', '2026-11-10', {})]],
    ['without a figure until the cut-off', [act('no-figure', '2026-11-10', { until: day('2026-11-27') })]],
  ])('asks nothing of what is %s', (_, acts) => {
    expect(told([task(1, {}, ...acts)])).toEqual([]);
  });

  it('asks for what begins by the cut-off, or came before its day, and for nothing later', () => {
    const tasks = [
      task(1, { start: day('2026-11-27') }),
      task(2, { start: day('2026-11-28') }),
      { ...task(3), assignedAt: at('2026-11-26 10:00') },
    ];
    expect(told(tasks)).toEqual(['weekly 2026-11-27: 1 3']);
  });

  it('names each cadence, the earliest cut-off first, units together', () => {
    // On Friday 25 December cut off the week, at noon, and month, quarter and half year, at the day's end.
    const tasks = [
      task(5, { cadence: 'monthly' }),
      task(4),
      task(3, { leadUnit: '教育体育局' }),
      task(2),
      task(1, { cadence: 'quarterly' }),
    ];
    expect(told(tasks, '2026-12-24 15:00')).toEqual([
      'weekly 2026-12-25: 2 4 3',
      'monthly 2026-12-25: 5',
      'quarterly 2026-12-25: 1',
    ]);
  });

  it('counts what may not be titled, and has nothing to say of it alone', () => {
    const hidden = task(1, { openness: 'internal' });
    expect(reportOf([hidden], '2026-11-26 15:00')).toBeUndefined();
    expect(reportOf([hidden, task(2)], '2026-11-26 15:00')?.hidden).toBe(1);
  });

  it('asks for exactly what the colours would find unreported at the cut-off', () => {
    const tasks = [
      task(1),
      task(2, {}, act('progress', '2026-11-24', { percent: 30 })),
      task(3, { start: day('2026-11-28') }),
      task(
        4,
        {},
        act('submit', '2026-11-18', {}),
        act('return', '2026-11-19', { mendBy: day('2026-11-25') }),
      ),
      task(5, {}, act('progress', '2026-11-20 12:00', { percent: 30 })),
    ];
    const missed = tasks.filter(
      (one) => judge(one, aBench('2026-11-27 12:00')).missedCutOff === '2026-11-27',
    );
    expect(told(tasks)).toEqual([`weekly 2026-11-27: ${missed.map(({ no }) => no).join(' ')}`]);
    expect(missed.map(({ no }) => no)).toEqual([1, 4, 5]);
  });
});
