import { describe, expect, it } from 'vitest';
import { createCronMatcher } from '../../src/schedule/cron-matcher.ts';
import { at, ZONE } from '../support/a-task.ts';

const MINUTE = 60_000;
const shanghai = createCronMatcher(ZONE);

/** The local minutes that a pattern names, of those from one local time to the other. */
function minutesOf(pattern: string, from: string, to: string, step = MINUTE): readonly string[] {
  const named: string[] = [];
  for (let minute = at(from); minute < at(to); minute += step) {
    if (shanghai(pattern, minute)) named.push(local(minute));
  }
  return named;
}

const local = (minute: number): string => new Date(minute + 8 * 60 * MINUTE).toISOString().slice(0, 16);

describe('createCronMatcher', () => {
  it.each<[string, readonly string[]]>([
    ['30 8 * * *', ['08:30']],
    ['  30  8 * *  * ', ['08:30']],
    ['*/15 8 * * *', ['08:00', '08:15', '08:30', '08:45']],
    ['5-7,59 8 * * *', ['08:05', '08:06', '08:07', '08:59']],
    ['0 8-10/2 * * *', ['08:00', '10:00']],
    ['0 8 24 11 *', ['08:00']],
    ['0 8 * nov tue', ['08:00']],
    ['0 8 * November Tuesday', ['08:00']],
    ['0 8 * * 2', ['08:00']],
    ['0 8 * * mon', []],
    ['0 8 25 * *', []],
  ])('reads %j on Tuesday, 24 November', (pattern, times) => {
    const minutes = minutesOf(pattern, '2026-11-24 07:00', '2026-11-24 11:00');
    expect(minutes).toEqual(times.map((time) => `2026-11-24T${time}`));
  });

  it.each<[string, readonly string[]]>([
    ['0 9 31 * *', ['01-31', '03-31', '05-31']],
    ['0 9 L * *', ['01-31', '02-28', '03-31', '04-30', '05-31']],
    ['0 9 30 * *', ['01-30', '03-30', '04-30', '05-30']],
  ])('knows the ends of months: %s', (pattern, days) => {
    const hours = minutesOf(pattern, '2026-01-01 00:00', '2026-06-01 00:00', 60 * MINUTE);
    expect(hours).toEqual(days.map((date) => `2026-${date}T09:00`));
  });

  it('knows the leap day', () => {
    const hours = (year: number) =>
      minutesOf('0 9 29 2 *', `${year}-02-28 00:00`, `${year}-03-02 00:00`, 60 * MINUTE);
    expect(hours(2024)).toEqual(['2024-02-29T09:00']);
    expect(hours(2026)).toEqual([]);
  });

  it('takes both 0 and 7 for Sunday', () => {
    for (const pattern of ['0 9 * * 0', '0 9 * * 7', '0 9 * * sun']) {
      expect(minutesOf(pattern, '2026-11-20 00:00', '2026-11-27 00:00', 60 * MINUTE)).toEqual([
        '2026-11-22T09:00',
      ]);
    }
  });

  it('wants both where a day of the month and a weekday are given', () => {
    const hours = minutesOf('0 9 1 * mon', '2026-01-01 00:00', '2026-12-31 00:00', 60 * MINUTE);
    expect(hours).toEqual(['2026-06-01T09:00']);
  });

  it.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'])(
    'names 8:30 once a day in %s, also where the clocks are put on or back',
    (zone) => {
      const matches = createCronMatcher(zone);
      const clockOf = new Intl.DateTimeFormat('sv', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
      });
      const named: string[] = [];
      // Quarters are enough: no zone is off by less.
      for (let minute = at('2026-01-01 00:00'); minute < at('2027-01-02 00:00'); minute += 15 * MINUTE) {
        if (matches('30 8 * * *', minute)) named.push(clockOf.format(minute));
      }
      const inYear = named.filter((time) => time.startsWith('2026'));
      expect(inYear).toHaveLength(365);
      expect(new Set(inYear).size).toBe(365);
      expect(inYear.every((time) => time.endsWith(' 08:30'))).toBe(true);
    },
  );

  it('leaves out an hour that the clocks skip', () => {
    const matches = createCronMatcher('America/New_York');
    const named: string[] = [];
    const [from, to] = [Date.parse('2026-03-07T00:00Z'), Date.parse('2026-03-10T00:00Z')];
    for (let minute = from; minute < to; minute += MINUTE) {
      if (matches('30 2 * * *', minute)) named.push(new Date(minute).toISOString().slice(0, 16));
    }
    expect(named).toEqual(['2026-03-07T07:30', '2026-03-09T06:30']);
  });

  it('names one minute a day, minute by minute over the end of a month', () => {
    expect(minutesOf('30 8 * * *', '2026-02-20 00:00', '2026-03-08 00:00')).toHaveLength(16);
  });

  it.each(['30 25 * * *', '61 8 * * *', '0 9 31 2 *', 'eight o clock every day', '*/0 * * * *'])(
    'throws at %j, which names no minute',
    (pattern) => {
      expect(() => shanghai(pattern, at('2026-11-24 08:30'))).toThrow();
    },
  );
});
