import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type Day,
  day,
  dayFrom,
  dayOfMonth,
  daysBetween,
  isYearEnd,
  monthEnd,
  monthOf,
  ordinalOf,
  parseDay,
  weekdayOf,
  weekStart,
  yearOf,
} from '../../src/domain/day.ts';

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));
const anyCount = fc.integer({ min: -4000, max: 4000 });

describe('parseDay', () => {
  it.each(['2026-02-28', '2024-02-29', '2026-12-31', '1999-01-01'])('reads %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '26-01-01',
    '2026/01/01',
    ' 2026-01-01',
    '2026-01-01T00:00',
    '',
  ])('refuses %j', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });
});

describe('day', () => {
  it('throws on a day that does not exist', () => {
    expect(() => day('2026-02-30')).toThrow(RangeError);
  });
});

describe('dayFrom', () => {
  it('pads what it is given', () => {
    expect(dayFrom(2026, 3, 5)).toBe('2026-03-05');
  });

  it.each([
    [2026, 2, 29],
    [2026, 13, 1],
    [2026, 0, 1],
    [2026, 1, 0],
    [2026, 6, 31],
    [Number.NaN, 1, 1],
  ])('knows no day %i-%i-%i', (year, month, nth) => {
    expect(dayFrom(year, month, nth)).toBeUndefined();
  });
});

describe('day arithmetic', () => {
  it('counts calendar days over months, leap days and years', () => {
    expect(daysBetween(day('2026-11-23'), day('2026-12-31'))).toBe(38);
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
    expect(daysBetween(day('2026-12-31'), day('2027-01-01'))).toBe(1);
    expect(ordinalOf(day('1970-01-01'))).toBe(0);
  });

  it('adds up: a to b and b to c is a to c', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
      }),
    );
  });

  it('undoes addDays by daysBetween, and agrees with UTC arithmetic', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        const to = addDays(from, count);
        expect(daysBetween(from, to)).toBe(count);
        expect(to).toBe(new Date(Date.parse(from) + count * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  it('orders days as text exactly as in time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });

  it('adds months and stays inside the shorter month', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28');
    expect(addMonths(day('2026-03-15'), -3)).toBe('2025-12-15');
  });
});

describe('weekdays', () => {
  it.each([
    ['2026-11-23', 1],
    ['2026-11-27', 5],
    ['2026-11-29', 7],
    ['1970-01-01', 4],
    ['1969-12-31', 3],
  ] as const)('%s is weekday %i', (on, weekday) => {
    expect(weekdayOf(day(on))).toBe(weekday);
  });

  it('begins every week on the Monday on or before the day', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const monday = weekStart(on);
        expect(weekdayOf(monday)).toBe(1);
        expect(daysBetween(monday, on)).toBe(weekdayOf(on) - 1);
        expect(weekdayOf(on)).toBe(new Date(on).getUTCDay() || 7);
      }),
    );
  });
});

describe('parts of a day', () => {
  it('reads year, month and day of month', () => {
    const on: Day = day('2026-03-09');
    expect([yearOf(on), monthOf(on), dayOfMonth(on)]).toEqual([2026, 3, 9]);
  });

  it('knows the last day of a month', () => {
    expect([2, 4, 12].map((month) => monthEnd(2026, month))).toEqual([
      '2026-02-28',
      '2026-04-30',
      '2026-12-31',
    ]);
    expect(monthEnd(2024, 2)).toBe('2024-02-29');
  });

  it('knows 31 December', () => {
    expect(isYearEnd(day('2026-12-31'))).toBe(true);
    expect(isYearEnd(day('2026-12-30'))).toBe(false);
    expect(isYearEnd(day('2026-10-31'))).toBe(false);
  });
});
