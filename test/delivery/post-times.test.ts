import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOfficeCalendar } from '../../src/config/office-calendar.ts';
import { postsSchema } from '../../src/config/posts-schema.ts';
import { type PostTimes, postTimeOn } from '../../src/delivery/post-times.ts';
import type { PostDays } from '../../src/delivery/posting-group.ts';
import { addDays, type Day, day, daysBetween, weekdayOf } from '../../src/domain/day.ts';
import { dayOf, isoOf } from '../../src/domain/instant.ts';
import type { WorkCalendar } from '../../src/domain/work-calendar.ts';
import { createCronMatcher } from '../../src/schedule/cron-matcher.ts';
import { OFFICIAL_WORKDAYS } from '../support/state-council.ts';

const matches = createCronMatcher();
const SHANGHAI: PostTimes = { matches, calendar: createOfficeCalendar([]), zone: 'Asia/Shanghai' };

/** When a post goes from the one day up to and including the other, `YYYY-MM-DD HH:mm`. */
function timesOf(
  pattern: string,
  on: PostDays,
  from: string,
  until: string,
  times: PostTimes = SHANGHAI,
): readonly string[] {
  const found: string[] = [];
  for (let at = day(from); at <= until; at = addDays(at, 1)) {
    const moment = postTimeOn(pattern, on, at, times);
    if (moment !== undefined) found.push(isoOf(moment, times.zone).slice(0, 16).replace('T', ' '));
  }
  return found;
}

const daysOf = (...asked: Parameters<typeof timesOf>): readonly string[] =>
  timesOf(...asked).map((time) => time.slice(0, 10));

const MORNING = '30 8 * * *';

describe('the days a post goes on', () => {
  it('are on `workday` those that the State Council has worked in 2025 and 2026', () => {
    expect(timesOf(MORNING, 'workday', '2025-01-01', '2026-12-31')).toEqual(
      OFFICIAL_WORKDAYS.map((one) => `${one} 08:30`),
    );
  });

  it('are on `any` all that the pattern names', () => {
    expect(daysOf(MORNING, 'any', '2026-09-28', '2026-10-02')).toHaveLength(5);
    expect(daysOf('0 9 31 * *', 'any', '2026-01-01', '2026-12-31').map((one) => one.slice(5))).toEqual(
      '01-31 03-31 05-31 07-31 08-31 10-31 12-31'.split(' '),
    );
    expect(daysOf('0 9 29 2 *', 'any', '2028-02-01', '2028-03-01')).toEqual(['2028-02-29']);
    expect(daysOf('0 9 29 2 *', 'any', '2026-02-01', '2026-03-01')).toEqual([]);
  });

  it.each<[PostDays, string, readonly string[]]>([
    // New Year's Day makes Friday off and Sunday the 4th worked: the week of 29 December began before it.
    ['week-start', '2026-01', ['05', '12', '19', '26']],
    // The week of 16 February is off as a whole; in the next one Monday still is.
    ['week-start', '2026-02', ['02', '09', '24']],
    ['week-start', '2026-04', ['07', '13', '20', '27']],
    ['week-start', '2026-05', ['06', '11', '18', '25']],
    ['week-start', '2026-10', ['08', '12', '19', '26']],
    ['month-start', '2026-01', ['04']],
    ['month-start', '2026-02', ['02']],
    ['month-start', '2026-05', ['06']],
    ['month-start', '2025-10', ['09']],
    ['month-start', '2026-10', ['08']],
    ['quarter-start', '2026-01', ['04']],
    ['quarter-start', '2026-04', ['01']],
    ['quarter-start', '2026-05', []],
    ['quarter-start', '2026-10', ['08']],
    ['half-year', '2026-01', ['04']],
    ['half-year', '2026-07', ['01']],
    ['half-year', '2026-10', []],
    ['year-start', '2026-01', ['04']],
    ['year-start', '2026-07', []],
  ])('are on %s in %s %j', (on, month, days) => {
    expect(daysOf(MORNING, on, `${month}-01`, `${month}-31`)).toEqual(days.map((one) => `${month}-${one}`));
  });

  /** What the days of a period have in common. */
  const PERIOD_OF = {
    'week-start': (on: Day) => addDays(on, -weekdayOf(on)),
    'month-start': (on: Day) => on.slice(0, 7),
    'quarter-start': (on: Day) => `${on.slice(0, 4)}/${Math.ceil(Number(on.slice(5, 7)) / 3)}`,
    'half-year': (on: Day) => `${on.slice(0, 4)}/${on.slice(5) < '07' ? 1 : 2}`,
    'year-start': (on: Day) => on.slice(0, 4),
  } as const;

  it.each(Object.entries(PERIOD_OF))(
    'are on %s the first official working day of each period that has one',
    (on, periodOf) => {
      const first = new Map<string, string>();
      for (const workday of OFFICIAL_WORKDAYS) {
        const period = periodOf(day(workday));
        if (!first.has(period)) first.set(period, workday);
      }
      // The first day of a year that begins inside a week is not the first of that week.
      const expected = [...first.values()].filter((one) => on !== 'week-start' || one > '2025-01-02');
      expect(daysOf(MORNING, on as PostDays, '2025-01-01', '2026-12-31')).toEqual(expected);
    },
  );

  it('are on `workday-before` those of the pattern, or the working day before', () => {
    // 10 July is a Friday in 2026, a Thursday in 2025, a Saturday in 2027, a Sunday in 2022.
    for (const [year, expected] of [
      [2026, '2026-07-10'],
      [2025, '2025-07-10'],
      [2027, '2027-07-09'],
      [2022, '2022-07-08'],
    ] as const) {
      expect(timesOf('0 9 10 7 *', 'workday-before', `${year}-06-25`, `${year}-07-25`)).toEqual([
        `${expected} 09:00`,
      ]);
    }
    // 3 October moves over the whole leave; 10 October 2026 is a Saturday that is worked.
    expect(daysOf('0 9 3,10 10 *', 'workday-before', '2026-09-01', '2026-10-31')).toEqual([
      '2026-09-30',
      '2026-10-10',
    ]);
    expect(daysOf('0 9 * * 5', 'workday-before', '2026-09-28', '2026-10-11')).toEqual([
      '2026-09-30',
      '2026-10-09',
    ]);
  });

  it('are on `workday-before` once for every run of days, at the time of the first that is named', () => {
    // Friday at 9:00, and the weekend's own 10:00 on no Friday.
    expect(timesOf('0 10 * * 6,0', 'workday-before', '2026-11-23', '2026-11-29')).toEqual([
      '2026-11-27 10:00',
    ]);
    expect(timesOf(MORNING, 'workday-before', '2025-01-01', '2026-12-31')).toEqual(
      timesOf(MORNING, 'workday', '2025-01-01', '2026-12-31'),
    );
  });

  it('of an unannounced year leave out only the days of the law', () => {
    const workdays = daysOf(MORNING, 'workday', '2090-01-01', '2090-12-31');
    expect(workdays).not.toContain('2090-10-02');
    expect(workdays).toContain('2090-10-04');
  });

  it('of 双过半 are as the config has them by default: 10 July, or the working day before', () => {
    const { halfyear } = postsSchema.parse({ halfyear: {} });
    expect(halfyear).toEqual({ cron: '0 9 10 7 *', on: 'workday-before', release: 'sign' });
  });
});

describe('the time of a post', () => {
  it('is the first minute that the pattern names', () => {
    expect(timesOf('15,45 */6 * * *', 'any', '2026-11-23', '2026-11-23')).toEqual(['2026-11-23 00:15']);
    expect(timesOf('59 23 * * *', 'any', '2026-11-23', '2026-11-23')).toEqual(['2026-11-23 23:59']);
  });

  it('is right after the hour that the clocks skip, and the first of the two that they show twice', () => {
    const inZone = (zone: string, pattern: string, on: string) => {
      const moment = postTimeOn(pattern, 'any', day(on), { ...SHANGHAI, zone });
      return moment === undefined ? undefined : new Date(moment).toISOString().slice(0, 16);
    };
    expect(inZone('America/New_York', '30 2 * * *', '2026-03-08')).toBe('2026-03-08T07:00');
    expect(inZone('America/New_York', '30 1 * * *', '2026-11-01')).toBe('2026-11-01T05:30');
    expect(inZone('Australia/Lord_Howe', '15 2 * * *', '2026-10-04')).toBe('2026-10-03T15:30');
    expect(inZone('Asia/Shanghai', '30 2 * * *', '2026-03-08')).toBe('2026-03-07T18:30');
    expect(inZone('Pacific/Apia', '30 8 * * *', '2011-12-30')).toBeUndefined();
  });

  const everyDay: WorkCalendar = { ...SHANGHAI.calendar, isWorkday: () => true };

  it('is one a day in any zone, and later each day', () => {
    const zone = fc.constantFrom(
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Shanghai',
      'Europe/Berlin',
      'Africa/Cairo',
    );
    const asked = fc.record({ zone, hour: fc.nat(23), minute: fc.nat(59), from: fc.nat(700) });
    fc.assert(
      fc.property(asked, ({ zone, hour, minute, from }) => {
        const times = { matches, calendar: everyDay, zone };
        let last = Number.NEGATIVE_INFINITY;
        for (let index = 0; index < 30; index += 1) {
          const on = addDays(day('2025-01-01'), from + index);
          const moment = postTimeOn(`${minute} ${hour} * * *`, 'workday', on, times) ?? Number.NaN;
          expect(dayOf(moment, zone)).toBe(on);
          expect(moment).toBeGreaterThan(last);
          last = moment;
        }
      }),
      { numRuns: 30 },
    );
  });

  it('stands still on the clock, however the zone moves it', () => {
    const days = daysBetween(day('2026-01-01'), day('2027-01-01'));
    for (const zone of ['America/New_York', 'Australia/Lord_Howe']) {
      const shown = timesOf(MORNING, 'any', '2026-01-01', '2026-12-31', { ...SHANGHAI, zone });
      expect(shown).toHaveLength(days);
      expect(shown.every((time) => time.endsWith(' 08:30'))).toBe(true);
    }
  });
});
