import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import {
  daysOpen,
  isUnanswered,
  levelAbove,
  levelSince,
  needsOption,
  shouldEscalateAfter,
} from '../../src/domain/problem-levels.ts';
import type { Problem, ProblemLevel } from '../../src/domain/task.ts';
import { createWorkCalendar } from '../../src/domain/work-calendar.ts';
import { aCalendar, act, aHistory, at, ZONE } from '../support/a-task.ts';

const aProblem = (overrides: Partial<Problem> = {}): Problem => ({
  no: 3,
  text: '资金未到位',
  level: 1,
  status: 'open',
  raisedAt: at('2026-11-23'),
  raisedBy: 'p1',
  options: [],
  ...overrides,
});

const bench = { zone: ZONE, calendar: aCalendar() };
const plain = { zone: ZONE, calendar: createWorkCalendar([]) };

describe('levelAbove', () => {
  it('goes up one by one and ends at the fourth', () => {
    expect([1, 2, 3, 4].map((level) => levelAbove(level as ProblemLevel))).toEqual([2, 3, 4, undefined]);
  });
});

describe('needsOption', () => {
  it('asks for a way out from the second level on', () => {
    expect([1, 2, 3, 4].map((level) => needsOption(level as ProblemLevel))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('shouldEscalateAfter', () => {
  // Monday 23 November; patience of 3, 5 and 10 working days.
  it.each<[ProblemLevel, string, number | undefined]>([
    [1, '2026-11-25', undefined],
    [1, '2026-11-26', 3],
    [2, '2026-11-27', undefined],
    [2, '2026-11-30', 5],
    [3, '2026-12-04', undefined],
    [3, '2026-12-07', 10],
    [4, '2027-03-01', undefined],
  ])('level %i, judged on %s: %s', (level, today, waited) => {
    expect(shouldEscalateAfter(aProblem({ level }), at('2026-11-23'), day(today), plain)).toBe(waited);
  });

  it('counts no days off', () => {
    const raisedAt = at('2026-09-30');
    const problem = aProblem({ raisedAt });
    expect(shouldEscalateAfter(problem, raisedAt, day('2026-10-07'), bench)).toBeUndefined();
  });

  it('is silent about what is answered or settled', () => {
    const answer = { at: at('2026-11-24'), by: 'p2', text: '本周拨付' };
    for (const settled of [
      aProblem({ answer }),
      aProblem({ status: 'solved' }),
      aProblem({ status: 'closed' }),
    ]) {
      expect(shouldEscalateAfter(settled, settled.raisedAt, day('2026-12-31'), plain)).toBeUndefined();
    }
  });

  it('does not take an answer from the level below for one', () => {
    const answer = { at: at('2026-11-24'), by: 'p2', text: '无法解决' };
    const problem = aProblem({ level: 2, answer });
    const since = at('2026-11-25');
    expect(isUnanswered(problem, since)).toBe(true);
    expect(shouldEscalateAfter(problem, since, day('2026-12-02'), plain)).toBe(5);
  });
});

describe('levelSince', () => {
  const raised = act('problem', '2026-11-02', { problem: 3, level: 1, note: '资金未到位' });
  const taken = act('escalate', '2026-11-05', { problem: 3, level: 2 });
  const other = act('escalate', '2026-11-09', { problem: 4, level: 2 });
  const problem = aProblem({ raisedAt: at('2026-11-02') });

  it('is the day of the last 上报 of this problem', () => {
    expect(levelSince(problem, aHistory({}, raised, taken, other))).toBe(at('2026-11-05'));
  });

  it('forgets a 上报 that was taken back', () => {
    const history = aHistory({}, raised, taken, act('undo', '2026-11-05', { undone: [3] }));
    expect(levelSince(problem, history)).toBe(at('2026-11-02'));
  });
});

describe('daysOpen', () => {
  it('counts calendar days, none on the first', () => {
    expect(daysOpen(aProblem(), day('2026-11-23'), ZONE)).toBe(0);
    expect(daysOpen(aProblem(), day('2026-12-01'), ZONE)).toBe(8);
  });
});
