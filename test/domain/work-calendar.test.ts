import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, weekdayOf } from '../../src/domain/day.ts';
import {
  addWorkdays,
  createWorkCalendar,
  type HolidayYear,
  isSettlingPeriod,
  workdayOnOrAfter,
  workdayOnOrBefore,
  workdaysUntil,
  yearsToCover,
} from '../../src/domain/work-calendar.ts';
import { aCalendar } from '../support/a-task.ts';

const calendar = aCalendar();
const anyDay = fc.integer({ min: 0, max: 729 }).map((count) => addDays(day('2025-01-01'), count));

describe('createWorkCalendar', () => {
  it.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-10-01', false, 'National Day, a Thursday'],
    ['2026-10-07', false, 'the last day of the holiday'],
    ['2026-10-10', true, 'a Saturday worked for it'],
    ['2026-09-20', true, 'a Sunday worked for it'],
    ['2026-02-14', true, 'the Saturday before Spring Festival'],
    ['2027-01-04', true, 'a Monday of a year without a table'],
    ['2027-01-03', false, 'a Sunday of a year without a table'],
  ])('%s: worked %s (%s)', (on, worked) => {
    expect(calendar.isWorkday(day(on))).toBe(worked);
  });

  const own = (year: number, rest: readonly string[], work: readonly string[]): HolidayYear => ({
    year,
    rest: rest.map(day),
    work: work.map(day),
    festivals: { 国庆: day(`${year}-10-01`) },
  });

  it('says which years it has a table for, and when their festivals are', () => {
    const two = createWorkCalendar([own(2026, [], []), own(2027, [], [])]);
    expect([2025, 2026, 2027, 2028].map(two.covers)).toEqual([false, true, true, false]);
    expect(two.festival('国庆', 2026)).toBe('2026-10-01');
    expect(two.festival('国庆', 2028)).toBeUndefined();
    expect(two.festival('重阳', 2026)).toBeUndefined();
    expect(two.festivalNames).toEqual(['国庆']);
  });

  it('believes the later year of a day that two name', () => {
    const [before, after] = [own(2029, ['2029-12-29'], []), own(2030, ['2029-12-31'], ['2029-12-29'])];
    for (const years of [
      [before, after],
      [after, before],
    ]) {
      const both = createWorkCalendar(years);
      expect(both.isWorkday(day('2029-12-29'))).toBe(true);
      expect(both.isWorkday(day('2029-12-31'))).toBe(false);
    }
  });

  it('counts Monday to Friday without any table', () => {
    const plain = createWorkCalendar([]);
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(plain.isWorkday(on)).toBe(weekdayOf(on) <= 5);
      }),
    );
  });
});

describe('yearsToCover', () => {
  it('asks for this year at any time, and for the coming one from 1 November', () => {
    const covers = (...years: readonly number[]) => ({ covers: (year: number) => years.includes(year) });
    expect(yearsToCover(day('2026-10-31'), covers(2026))).toEqual([]);
    expect(yearsToCover(day('2026-11-01'), covers(2026))).toEqual([2027]);
    expect(yearsToCover(day('2026-12-31'), covers(2027))).toEqual([2026]);
    expect(yearsToCover(day('2027-01-01'), covers(2026))).toEqual([2027]);
    expect(yearsToCover(day('2026-11-01'), covers(2026, 2027))).toEqual([]);
  });
});

describe('the nearest working day', () => {
  it('jumps over a whole holiday, both ways', () => {
    expect(workdayOnOrAfter(day('2026-10-01'), calendar)).toBe('2026-10-08');
    expect(workdayOnOrBefore(day('2026-10-07'), calendar)).toBe('2026-09-30');
    expect(workdayOnOrBefore(day('2026-02-20'), calendar)).toBe('2026-02-14');
  });

  it('is worked, on the right side, with nothing but rest between', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const after = workdayOnOrAfter(on, calendar);
        const before = workdayOnOrBefore(on, calendar);
        expect(calendar.isWorkday(after) && calendar.isWorkday(before)).toBe(true);
        expect(before <= on && on <= after).toBe(true);
        for (let between = addDays(before, 1); between < after; between = addDays(between, 1)) {
          expect(calendar.isWorkday(between) && between !== on).toBe(false);
        }
      }),
    );
  });
});

describe('addWorkdays', () => {
  it('counts from the day after', () => {
    expect(addWorkdays(day('2026-11-23'), 3, calendar)).toBe('2026-11-26');
    expect(addWorkdays(day('2026-11-26'), 3, calendar)).toBe('2026-12-01');
    expect(addWorkdays(day('2026-09-29'), 2, calendar)).toBe('2026-10-08');
    expect(addWorkdays(day('2026-10-01'), 0, calendar)).toBe('2026-10-01');
  });
});

describe('workdaysUntil', () => {
  it('counts the last day, not the first', () => {
    expect(workdaysUntil(day('2026-11-23'), day('2026-11-30'), calendar, 99)).toBe(5);
    expect(workdaysUntil(day('2026-11-23'), day('2026-11-23'), calendar, 99)).toBe(0);
    expect(workdaysUntil(day('2026-11-24'), day('2026-11-23'), calendar, 99)).toBe(0);
  });

  it('goes no further than its limit', () => {
    expect(workdaysUntil(day('2026-01-01'), day('9999-12-31'), calendar, 6)).toBe(6);
  });

  it('is the inverse of addWorkdays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const to = addWorkdays(from, count, calendar);
        expect(calendar.isWorkday(to)).toBe(true);
        expect(workdaysUntil(from, to, calendar, 99)).toBe(count);
      }),
    );
  });
});

describe('isSettlingPeriod', () => {
  it.each([
    ['2026-12-31', false],
    ['2027-01-01', true],
    ['2027-01-15', true],
    ['2027-01-16', false],
    ['2026-01-10', false],
    ['2028-01-10', false],
  ])('%s for the ledger of 2026: %s', (on, settling) => {
    expect(isSettlingPeriod(day(on), 2026)).toBe(settling);
  });
});
