import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DuePost, duePosts, isPostDay, type Timetable } from '../../src/delivery/due-posts.ts';
import type { PostDays, PostingGroup } from '../../src/delivery/posting-group.ts';
import { addDays, type Day, day, weekdayOf } from '../../src/domain/day.ts';
import { dayOf, timeOf } from '../../src/domain/instant.ts';
import { createCronMatcher } from '../../src/schedule/cron-matcher.ts';
import { aCalendar, at, ZONE } from '../support/a-task.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function aGroup(id: string, cron: string, on: PostDays): PostingGroup {
  return {
    id,
    title: id,
    audience: 'county',
    scope: 'all',
    compare: false,
    posts: { overdue: { cron, on } },
  };
}

/** In the day of Greenwich: Shanghai is always eight hours ahead. */
const HALF_PAST_EIGHT = 30 * MINUTE;

/** `08:30`, or `:15` for every hour; patterns that are read in no time. */
const matchesTime: Timetable['matches'] = (pattern, minute) =>
  pattern === ':15' ? minute % HOUR === 15 * MINUTE : minute % (24 * HOUR) === HALF_PAST_EIGHT;

const HOURLY = [aGroup('a', ':15', 'any'), aGroup('b', ':15', 'workday'), aGroup('c', '08:30', 'week-start')];

function aTimetable(groups: readonly PostingGroup[], matches = matchesTime): Timetable {
  return { groups, matches, calendar: aCalendar(), zone: ZONE };
}

const named = (due: readonly DuePost[]): readonly string[] =>
  due.map((one) => `${dayOf(one.at, ZONE)} ${timeOf(one.at, ZONE)} ${one.group.id}`);

describe('duePosts', () => {
  it('is what falls after the one moment, up to and including the other', () => {
    const timetable = aTimetable([aGroup('a', '08:30', 'any')]);
    const due = (from: string, to: string) => named(duePosts(at(from), at(to), timetable));
    expect(due('2026-11-23 08:29', '2026-11-23 08:30')).toEqual(['2026-11-23 08:30 a']);
    expect(due('2026-11-23 08:30', '2026-11-23 08:31')).toEqual([]);
    expect(due('2026-11-23 08:28', '2026-11-23 08:29')).toEqual([]);
    expect(due('2026-11-23 08:30', '2026-11-24 08:30')).toEqual(['2026-11-24 08:30 a']);
  });

  it('finds a minute that begins between two moments inside of minutes', () => {
    const timetable = aTimetable([aGroup('a', '08:30', 'any')]);
    const half = at('2026-11-23 08:30');
    const due = (from: number, to: number) => duePosts(half + from, half + to, timetable);
    expect(due(-1, 0)).toMatchObject([{ at: half }]);
    expect(due(-17_345, 1)).toMatchObject([{ at: half }]);
    expect(due(-59_999, -1)).toEqual([]);
    expect(due(0, 59_999)).toEqual([]);
    expect(due(1, MINUTE)).toEqual([]);
  });

  it('is nothing where no time passed, or it went back', () => {
    const timetable = aTimetable([aGroup('a', ':15', 'any')]);
    const quarter = at('2026-11-23 08:15');
    expect(duePosts(quarter, quarter, timetable)).toEqual([]);
    expect(duePosts(quarter, quarter - 24 * HOUR, timetable)).toEqual([]);
  });

  it('comes in the order of time, at one minute in that of the groups', () => {
    const due = duePosts(at('2026-11-23 08:00'), at('2026-11-23 09:15'), aTimetable(HOURLY));
    expect(named(due)).toEqual([
      '2026-11-23 08:15 a',
      '2026-11-23 08:15 b',
      '2026-11-23 08:30 c',
      '2026-11-23 09:15 a',
      '2026-11-23 09:15 b',
    ]);
  });

  it('says nothing of a group without posts', () => {
    const silent: PostingGroup = { ...aGroup('a', ':15', 'any'), posts: {} };
    expect(duePosts(at('2026-11-23'), at('2026-11-24'), aTimetable([silent]))).toEqual([]);
  });

  it('names no minute twice and leaves none out, however a time is cut', () => {
    const start = at('2026-02-13 00:00');
    const moment = fc.integer({ min: 0, max: 36 * HOUR });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 2, maxLength: 12 }), fc.nat(9), (moments, days) => {
        const cuts = moments.map((ms) => start + days * 24 * HOUR + ms).sort((a, b) => a - b);
        const pieces = cuts
          .slice(1)
          .flatMap((until, index) => duePosts(cuts[index] ?? until, until, aTimetable(HOURLY)));
        const whole = duePosts(cuts[0] ?? 0, cuts.at(-1) ?? 0, aTimetable(HOURLY));
        expect(pieces).toEqual(whole);
        expect(new Set(named(pieces)).size).toBe(pieces.length);
      }),
      { numRuns: 60 },
    );
  });

  it('names every minute of the pattern on every day it goes, and no other', () => {
    const [from, until] = [at('2026-02-12 00:00'), at('2026-03-02 00:00')];
    const due = duePosts(from, until, aTimetable([aGroup('a', '08:30', 'workday')], createCron()));
    expect(named(due)).toEqual(
      // New Year's leave is 15–23 February; the Saturdays 14 and 28 are worked.
      ['12', '13', '14', '24', '25', '26', '27', '28'].map((date) => `2026-02-${date} 08:30 a`),
    );
  });

  it('judges the day in the zone of the office', () => {
    // 08:30 of a Monday in Shanghai is Sunday evening in New York.
    const timetable = {
      ...aTimetable([aGroup('a', '30 8 * * *', 'workday')], createCron('America/New_York')),
      zone: 'America/New_York',
    };
    const due = duePosts(at('2026-11-21 00:00'), at('2026-11-24 00:00'), timetable);
    expect(due.map((one) => new Date(one.at).toISOString())).toEqual(['2026-11-23T13:30:00.000Z']);
  });
});

function createCron(zone = ZONE): Timetable['matches'] {
  const matches = createCronMatcher(zone);
  return (pattern, minute) => matches(pattern === '08:30' ? '30 8 * * *' : pattern, minute);
}

const YEAR: readonly Day[] = Array.from({ length: 365 }, (_, at) => addDays(day('2026-01-01'), at));

/** What the days of a period have in common. */
const PERIOD_OF: Readonly<Record<Exclude<PostDays, 'any' | 'workday'>, (on: Day) => string>> = {
  'week-start': (on) => addDays(on, -weekdayOf(on)),
  'month-start': (on) => on.slice(0, 7),
  'quarter-start': (on) => String(Math.ceil(Number(on.slice(5, 7)) / 3)),
  'half-year': (on) => (on < '2026-07' ? 'first' : 'second'),
  'year-start': () => 'the only one',
};

describe('isPostDay', () => {
  const daysOf = (on: PostDays): readonly Day[] => YEAR.filter((one) => isPostDay(on, one, aCalendar()));

  it('goes any day', () => {
    expect(daysOf('any')).toEqual(YEAR);
  });

  it('goes on every working day of 2026, make-up days among them, holidays not', () => {
    const days = daysOf('workday');
    expect(days).toHaveLength(248);
    expect(days).toEqual(expect.arrayContaining(['2026-01-04', '2026-02-14', '2026-05-09', '2026-09-20']));
    for (const off of ['2026-01-01', '2026-02-23', '2026-04-06', '2026-05-05', '2026-10-07', '2026-11-22']) {
      expect(days).not.toContain(off);
    }
  });

  it.each(['week-start', 'month-start', 'quarter-start', 'half-year', 'year-start'] as const)(
    'of %s goes on the first working day of each period that has one',
    (on) => {
      const first = new Map<string, Day>();
      for (const one of YEAR) {
        const period = PERIOD_OF[on](one);
        if (aCalendar().isWorkday(one) && !first.has(period)) first.set(period, one);
      }
      // The year's first week began on Monday, 29 December.
      if (on === 'week-start') first.delete('2025-12-28');
      expect(daysOf(on)).toEqual([...first.values()]);
    },
  );

  it.each<[PostDays, string, readonly string[]]>([
    ['week-start', '2026-01', ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26']],
    // The week of 16 February is off as a whole; in the next one Monday still is.
    ['week-start', '2026-02', ['2026-02-02', '2026-02-09', '2026-02-24']],
    ['week-start', '2026-04', ['2026-04-07', '2026-04-13', '2026-04-20', '2026-04-27']],
    ['week-start', '2026-05', ['2026-05-06', '2026-05-11', '2026-05-18', '2026-05-25']],
    ['week-start', '2026-10', ['2026-10-08', '2026-10-12', '2026-10-19', '2026-10-26']],
    ['month-start', '2026-01', ['2026-01-04']],
    ['month-start', '2026-05', ['2026-05-06']],
    ['month-start', '2026-10', ['2026-10-08']],
    ['quarter-start', '2026', ['2026-01-04', '2026-04-01', '2026-07-01', '2026-10-08']],
    ['half-year', '2026', ['2026-01-04', '2026-07-01']],
    ['year-start', '2026', ['2026-01-04']],
  ])('of %s goes in %s on %j', (on, within, expected) => {
    expect(daysOf(on).filter((one) => one.startsWith(within))).toEqual(expected);
  });
});
