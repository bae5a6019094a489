import fc from 'fast-check';
import { createTask } from 'node-cron';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../src/domain/day.ts';
import { createCronMatcher } from '../../src/schedule/cron-matcher.ts';

const matches = createCronMatcher();

/** The minutes of a day that a pattern names, `HH:mm`. */
function timesOn(pattern: string, on: string): readonly string[] {
  return Array.from({ length: 24 * 60 }, (_, minute) => minute)
    .filter((minute) => matches(pattern, { day: day(on), minute }))
    .map((minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
}

const two = (count: number): string => String(count).padStart(2, '0');

/** The days from the one up to and without the other on which a pattern names 9:00. */
function daysOf(pattern: string, from: string, until: string): readonly Day[] {
  const days: Day[] = [];
  for (let on = day(from); on < until; on = addDays(on, 1)) {
    if (matches(pattern, { day: on, minute: 9 * 60 })) days.push(on);
  }
  return days;
}

describe('createCronMatcher', () => {
  it.each<[string, readonly string[]]>([
    ['30 8 * * *', ['08:30']],
    ['  30  8 * *  * ', ['08:30']],
    ['*/15 8 * * *', ['08:00', '08:15', '08:30', '08:45']],
    ['5-7,59 8 * * *', ['08:05', '08:06', '08:07', '08:59']],
    ['0 8-10/2 * * *', ['08:00', '10:00']],
    ['0 0 * * *', ['00:00']],
    ['59 23 * * *', ['23:59']],
    ['0 8 24 11 *', ['08:00']],
    ['0 8 * nov tue', ['08:00']],
    ['0 8 * November Tuesday', ['08:00']],
    ['0 8 * * 2', ['08:00']],
    ['0 8 * * mon', []],
    ['0 8 25 * *', []],
  ])('reads %j on Tuesday, 24 November', (pattern, times) => {
    expect(timesOn(pattern, '2026-11-24')).toEqual(times);
  });

  it.each<[string, readonly string[]]>([
    ['0 9 31 * *', ['01-31', '03-31', '05-31']],
    ['0 9 L * *', ['01-31', '02-28', '03-31', '04-30', '05-31']],
    ['0 9 30 * *', ['01-30', '03-30', '04-30', '05-30']],
    // Each on Sunday: the last working day of the plain week is the Friday before.
    ['0 9 LW 1,5 *', ['01-30', '05-29']],
  ])('knows the ends of months: %s', (pattern, days) => {
    expect(daysOf(pattern, '2026-01-01', '2026-06-01')).toEqual(days.map((one) => `2026-${one}`));
  });

  it('knows the leap day', () => {
    expect(daysOf('0 9 29 2 *', '2024-02-01', '2032-01-01')).toEqual(['2024-02-29', '2028-02-29']);
  });

  it('takes both 0 and 7 for Sunday', () => {
    for (const pattern of ['0 9 * * 0', '0 9 * * 7', '0 9 * * sun']) {
      expect(daysOf(pattern, '2026-11-20', '2026-11-27')).toEqual(['2026-11-22']);
    }
  });

  it('wants both where a day of the month and a weekday are given', () => {
    expect(daysOf('0 9 1 * mon', '2026-01-01', '2026-12-31')).toEqual(['2026-06-01']);
  });

  it('agrees with node-cron on whole patterns', () => {
    const field = (low: number, high: number) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: low, max: high }).map(String),
        fc.integer({ min: 2, max: 5 }).map((step) => `*/${step}`),
        fc
          .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
          .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
      );
    const pattern = fc
      .tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6))
      .map((fields) => fields.join(' '));
    fc.assert(
      fc.property(pattern, fc.array(fc.nat(3 * 365 * 1440), { minLength: 30 }), (written, minutes) => {
        const whole = createTask(written, () => {}, { timezone: 'UTC' });
        for (const minute of minutes) {
          const on = addDays(day('2025-01-01'), Math.floor(minute / 1440));
          const moment = new Date(Date.UTC(2025, 0, 1) + minute * 60_000);
          expect(matches(written, { day: on, minute: minute % 1440 })).toBe(whole.match(moment));
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    '30 25 * * *',
    '61 8 * * *',
    '0 9 31 2 *',
    'eight o clock every day',
    '*/0 * * * *',
    '0 0 9 * * *',
    '@daily',
  ])('throws at %j, which is no pattern of five fields that names a minute', (pattern) => {
    expect(() => matches(pattern, { day: day('2026-11-24'), minute: 510 })).toThrow();
  });
});
