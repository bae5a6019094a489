import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../src/domain/day.ts';
import { expectedPercent, isPaceBinding, startOf } from '../../src/domain/pace.ts';
import { aTask } from '../support/a-task.ts';

const halves = [
  { due: day('2026-06-30'), percent: 50 },
  { due: day('2026-09-30'), percent: 80 },
];
const investment = { amount: 5, unit: '亿元' };

describe('startOf', () => {
  it('is the start, else 1 January of the ledger', () => {
    expect(startOf(aTask({ start: day('2026-03-10') }))).toBe('2026-03-10');
    expect(startOf(aTask({ year: 2025 }))).toBe('2025-01-01');
  });
});

describe('expectedPercent on a straight line', () => {
  it.each([
    ['2026-01-01', 0],
    // 181 of 364 days: 49.7.
    ['2026-07-01', 50],
    // 326 of 364 days: 89.6.
    ['2026-11-23', 90],
    ['2026-12-31', 100],
    ['2027-03-01', 100],
    ['2025-12-01', 0],
  ])('on %s of a year-long task is %i', (on, percent) => {
    expect(expectedPercent(aTask(), day(on))).toBe(percent);
  });

  it('runs from the start of the task to its due', () => {
    const task = aTask({ start: day('2026-03-01'), due: day('2026-03-11') });
    const days = ['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-06', '2026-03-10', '2026-03-11'];
    expect(days.map((on) => expectedPercent(task, day(on)))).toEqual([0, 0, 10, 50, 90, 100]);
  });

  it('jumps where start and due are one day, or in the wrong order', () => {
    const oneDay = aTask({ start: day('2026-03-11'), due: day('2026-03-11') });
    expect(['2026-03-10', '2026-03-11'].map((on) => expectedPercent(oneDay, day(on)))).toEqual([0, 100]);
    const wrong = aTask({ start: day('2026-05-01'), due: day('2026-03-11') });
    expect(['2026-03-10', '2026-03-11', '2026-04-01'].map((on) => expectedPercent(wrong, day(on)))).toEqual([
      0, 100, 100,
    ]);
  });
});

describe('expectedPercent along milestones', () => {
  it.each([
    ['2026-01-01', 0],
    // 90 of 180 days to the first: 25.
    ['2026-04-01', 25],
    ['2026-06-30', 50],
    // 46 of 92 days from 50 to 80: 65.
    ['2026-08-15', 65],
    ['2026-09-30', 80],
    // 46 of 92 days from 80 to 100: 90.
    ['2026-11-15', 90],
    ['2026-12-31', 100],
  ])('on %s is %i', (on, percent) => {
    expect(expectedPercent(aTask({ milestones: halves }), day(on))).toBe(percent);
    expect(expectedPercent(aTask({ milestones: halves.toReversed() }), day(on))).toBe(percent);
  });

  it('takes the milestones before the target', () => {
    const task = aTask({ milestones: halves, target: investment });
    expect(expectedPercent(task, day('2026-06-30'))).toBe(50);
  });

  it('lets the due have the last word over milestones on or after it', () => {
    const task = aTask({
      due: day('2026-09-30'),
      milestones: [...halves, { due: day('2026-11-30'), percent: 90 }],
    });
    expect(expectedPercent(task, day('2026-09-30'))).toBe(100);
    expect(expectedPercent(task, day('2026-08-15'))).toBe(75);
  });

  it('asks for the larger of two shares on one day, and never for less than before', () => {
    const due = day('2026-06-30');
    const twice = aTask({
      milestones: [
        { due, percent: 60 },
        { due, percent: 40 },
      ],
    });
    expect(['2026-04-01', '2026-06-30'].map((on) => expectedPercent(twice, day(on)))).toEqual([30, 60]);
    const falling = aTask({
      milestones: [
        { due, percent: 80 },
        { due: day('2026-09-30'), percent: 50 },
      ],
    });
    expect(['2026-06-30', '2026-08-15', '2026-09-30'].map((on) => expectedPercent(falling, day(on)))).toEqual(
      [80, 80, 80],
    );
  });
});

describe('expectedPercent of a target', () => {
  it.each([
    ['2026-01-31', 0],
    // One of twelve months has ended.
    ['2026-02-01', 8],
    ['2026-07-01', 50],
    ['2026-11-23', 83],
    ['2026-12-30', 92],
    ['2026-12-31', 100],
    ['2027-01-01', 100],
  ])('on %s is %i: whole months ended', (on, percent) => {
    expect(expectedPercent(aTask({ target: investment }), day(on))).toBe(percent);
  });

  it('counts the months from start to due, across the year', () => {
    const task = aTask({ target: investment, start: day('2026-11-10'), due: day('2027-02-15') });
    const days = ['2026-10-01', '2026-11-30', '2026-12-01', '2027-01-31', '2027-02-14', '2027-02-15'];
    expect(days.map((on) => expectedPercent(task, day(on)))).toEqual([0, 0, 25, 50, 75, 100]);
  });

  it('asks nothing before the due if start lies behind it', () => {
    const task = aTask({ target: investment, start: day('2026-12-01'), due: day('2026-06-30') });
    expect(expectedPercent(task, day('2026-03-01'))).toBe(0);
  });
});

describe('where there is no pace', () => {
  it.each([
    ['an ongoing task', aTask({ ongoing: true })],
    ['an errand', aTask({ kindOfTask: 'errand' })],
    ['a task without a due', aTask({ due: undefined, milestones: halves, target: investment })],
  ])('%s has none', (_, task) => {
    expect(expectedPercent(task, day('2026-07-01'))).toBeUndefined();
  });
});

describe('the pace of any task', () => {
  const anyDay = fc.integer({ min: 0, max: 800 }).map((count) => addDays(day('2025-10-01'), count));
  const anyTask = fc
    .record({
      start: fc.option(anyDay, { nil: undefined }),
      due: anyDay,
      milestones: fc.array(fc.record({ due: anyDay, percent: fc.integer({ min: 0, max: 100 }) }), {
        maxLength: 4,
      }),
      target: fc.option(fc.constant(investment), { nil: undefined }),
    })
    .map((facts) => aTask(facts));

  it('is a whole number of 0–100, 0 before the start, 100 from the due on, and never falls', () => {
    fc.assert(
      fc.property(anyTask, anyDay, anyDay, (task, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        const before = expectedPercent(task, earlier) ?? Number.NaN;
        const after = expectedPercent(task, later) ?? Number.NaN;
        expect(Number.isInteger(before) && before >= 0 && before <= after && after <= 100).toBe(true);
        const due = task.due as Day;
        expect(expectedPercent(task, due)).toBe(100);
        if (earlier < startOf(task) && earlier < due) expect(before).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('isPaceBinding', () => {
  it('is what milestones or a target make it', () => {
    expect(isPaceBinding(aTask())).toBe(false);
    expect(isPaceBinding(aTask({ milestones: halves }))).toBe(true);
    expect(isPaceBinding(aTask({ target: investment }))).toBe(true);
  });
});
