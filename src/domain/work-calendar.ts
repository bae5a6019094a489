import { addDays, type Day, weekdayOf, yearOf } from './day.ts';

/**
 * What the State Council's notice says of one year: days off, make-up workdays (调休), and the moving festivals. The days
 * around New Year's may lie in the December before.
 */
export interface HolidayYear {
  readonly year: number;
  /** Days off that a plain week would work, and weekend days inside a holiday. */
  readonly rest: readonly Day[];
  /** Saturdays and Sundays that are worked. */
  readonly work: readonly Day[];
  /** The festival's own day by its Chinese name, e.g. 国庆 → 2026-10-01. */
  readonly festivals: Readonly<Record<string, Day>>;
}

/** The work calendar of an office: which days are worked, offline. */
export interface WorkCalendar {
  isWorkday(on: Day): boolean;
  /** Whether the State Council's notice of this year is known; of any other year the answers are a guess. */
  covers(year: number): boolean;
  festival(name: string, year: number): Day | undefined;
  readonly festivalNames: readonly string[];
}

/** The calendar of these years; any other counts Monday to Friday. Where two years name a day, the later one's word stands. */
export function createWorkCalendar(years: readonly HolidayYear[]): WorkCalendar {
  const worked = new Map<Day, boolean>();
  for (const { rest, work } of years.toSorted((a, b) => a.year - b.year)) {
    for (const on of rest) worked.set(on, false);
    for (const on of work) worked.set(on, true);
  }
  const festivals = new Map(years.map((year) => [year.year, year.festivals]));
  return {
    isWorkday: (on) => worked.get(on) ?? weekdayOf(on) <= 5,
    covers: (year) => festivals.has(year),
    festival: (name, year) => festivals.get(year)?.[name],
    festivalNames: [...new Set(years.flatMap((year) => Object.keys(year.festivals)))],
  };
}

/** From this day on the coming year's table is asked for; the notice comes in October or November. */
const ASKED_FOR_FROM = '11-01';

/** The years whose table is missing and should not be: this year's, and from 1 November the coming one's. */
export function yearsToCover(today: Day, calendar: Pick<WorkCalendar, 'covers'>): readonly number[] {
  const year = yearOf(today);
  const asked = today.slice(5) >= ASKED_FOR_FROM ? [year, year + 1] : [year];
  return asked.filter((one) => !calendar.covers(one));
}

/** The day itself if it is worked, else the next that is. */
export function workdayOnOrAfter(on: Day, calendar: WorkCalendar): Day {
  let candidate = on;
  while (!calendar.isWorkday(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

/** The day itself if it is worked, else the last before it that is. */
export function workdayOnOrBefore(on: Day, calendar: WorkCalendar): Day {
  let candidate = on;
  while (!calendar.isWorkday(candidate)) candidate = addDays(candidate, -1);
  return candidate;
}

/** The `count`-th working day after a day (3个工作日内). `count` 0 is the day itself. */
export function addWorkdays(to: Day, count: number, calendar: WorkCalendar): Day {
  let candidate = to;
  for (let left = count; left > 0; ) {
    candidate = addDays(candidate, 1);
    if (calendar.isWorkday(candidate)) left -= 1;
  }
  return candidate;
}

/**
 * Working days after `from` up to and including `to`; 0 when `to` is `from` or earlier.
 * Counts no further than `limit`, so that asking about a far day costs no more than a near one.
 */
export function workdaysUntil(from: Day, to: Day, calendar: WorkCalendar, limit: number): number {
  let count = 0;
  for (let at = addDays(from, 1); at <= to && count < limit; at = addDays(at, 1)) {
    if (calendar.isWorkday(at)) count += 1;
  }
  return count;
}

/** Whether a ledger of `year` is in its 交账期 on this day: 1–15 January of the year after. */
export function isSettlingPeriod(on: Day, year: number): boolean {
  return yearOf(on) === year + 1 && on.slice(5) <= '01-15';
}
