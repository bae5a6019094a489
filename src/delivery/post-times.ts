import { addDays, type Day, day, monthOf, weekStart, yearOf } from '../domain/day.ts';
import type { Instant } from '../domain/instant.ts';
import { MINUTES_A_DAY, momentOf, type WallMinute } from '../domain/wall-minute.ts';
import { type WorkCalendar, workdayOnOrAfter } from '../domain/work-calendar.ts';
import type { PostDays } from './posting-group.ts';

/** What decides when a post goes: patterns, working days and the zone of both. */
export interface PostTimes {
  /** Whether a cron pattern names a minute. */
  readonly matches: (pattern: string, wall: WallMinute) => boolean;
  readonly calendar: WorkCalendar;
  /** IANA name. */
  readonly zone: string;
}

/**
 * When a post goes on a day: in the first minute that its pattern names, if the day is one of those it goes on. A minute
 * that the clocks show twice counts the first time; one that they skip, right after what they skip.
 */
export function postTimeOn(pattern: string, on: PostDays, day: Day, times: PostTimes): Instant | undefined {
  const minute = minuteOn(pattern, on, day, times);
  return minute === undefined ? undefined : momentOf({ day, minute }, times.zone);
}

function minuteOn(pattern: string, on: PostDays, day: Day, times: PostTimes): number | undefined {
  const { calendar } = times;
  if (on === 'any') return firstMinute(pattern, day, times);
  if (!calendar.isWorkday(day)) return undefined;
  switch (on) {
    case 'workday':
      return firstMinute(pattern, day, times);
    case 'workday-before':
      return movedMinute(pattern, day, times);
    default:
      return workdayOnOrAfter(periodStart(on, day), calendar) === day
        ? firstMinute(pattern, day, times)
        : undefined;
  }
}

function firstMinute(pattern: string, day: Day, { matches }: PostTimes): number | undefined {
  for (let minute = 0; minute < MINUTES_A_DAY; minute += 1) {
    if (matches(pattern, { day, minute })) return minute;
  }
  return undefined;
}

/** The pattern's minute of this working day, else of the first of the rest days after it that the pattern names. */
function movedMinute(pattern: string, workday: Day, times: PostTimes): number | undefined {
  let named = workday;
  do {
    const minute = firstMinute(pattern, named, times);
    if (minute !== undefined) return minute;
    named = addDays(named, 1);
  } while (!times.calendar.isWorkday(named));
  return undefined;
}

function periodStart(on: Exclude<PostDays, 'any' | 'workday' | 'workday-before'>, today: Day): Day {
  const month = monthOf(today);
  switch (on) {
    case 'week-start':
      return weekStart(today);
    case 'month-start':
      return monthStart(today, month);
    case 'quarter-start':
      return monthStart(today, month - ((month - 1) % 3));
    case 'half-year':
      return monthStart(today, month <= 6 ? 1 : 7);
    case 'year-start':
      return monthStart(today, 1);
  }
}

function monthStart(today: Day, month: number): Day {
  return day(`${yearOf(today)}-${String(month).padStart(2, '0')}-01`);
}
