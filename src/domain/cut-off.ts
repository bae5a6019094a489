import { addDays, type Day, dayFrom, monthEnd, monthOf, ordinalOf, weekStart, yearOf } from './day.ts';
import { type Instant, instantOf } from './instant.ts';
import { startOf } from './pace.ts';
import type { Cadence, Task } from './task.ts';
import { type WorkCalendar, workdayOnOrBefore } from './work-calendar.ts';

/** The moment until which a report counts for a period. */
export interface CutOff {
  readonly day: Day;
  readonly at: Instant;
}

const NOON = '12:00';
const DAY_END = '24:00';

/** A cut-off may be moved back over the longest holiday, nine days: so far ahead its nominal day can lie. */
const WEEKS_AHEAD = 2;
const MONTHS_AHEAD = 3;

/** The nominal cut-off days of a cadence, latest first, beginning some time after `on`. */
function* nominal(cadence: Exclude<Cadence, 'none'>, on: Day): Generator<Day> {
  if (cadence === 'weekly' || cadence === 'biweekly') {
    let friday = addDays(weekStart(on), 4 + 7 * WEEKS_AHEAD);
    // Every second week: the weeks whose Friday falls on an even count of weeks since 1970.
    const everySecond = cadence === 'biweekly';
    if (everySecond && Math.floor(ordinalOf(friday) / 7) % 2 === 1) friday = addDays(friday, 7);
    for (;;) {
      yield friday;
      friday = addDays(friday, everySecond ? -14 : -7);
    }
  }
  const days = cadence === 'tenday' ? [30, 20, 10] : [25];
  const months = cadence === 'quarterly' ? [3, 6, 9, 12] : cadence === 'halfyear' ? [6, 12] : undefined;
  for (let month = yearOf(on) * 12 + monthOf(on) - 1 + MONTHS_AHEAD; ; month -= 1) {
    const year = Math.floor(month / 12);
    const ofYear = (month % 12) + 1;
    if (months !== undefined && !months.includes(ofYear)) continue;
    for (const nth of days) {
      // The last of three ten-day cut-offs is the 30th, in February its last day.
      yield dayFrom(year, ofYear, nth) ?? monthEnd(year, ofYear);
    }
  }
}

/** The cut-offs of a cadence, the latest first, beginning some time after `on`; each on a working day. */
function* movedCutOffs(
  cadence: Exclude<Cadence, 'none'>,
  on: Day,
  calendar: WorkCalendar,
  zone: string,
): Generator<CutOff> {
  const time = cadence === 'weekly' || cadence === 'biweekly' ? NOON : DAY_END;
  let last: Day | undefined;
  for (const candidate of nominal(cadence, on)) {
    const moved = workdayOnOrBefore(candidate, calendar);
    // A long holiday can move two cut-offs to one day: then they are one.
    if (moved !== last) yield { day: moved, at: instantOf(moved, time, zone) };
    last = moved;
  }
}

type Listed = (
  cadence: Exclude<Cadence, 'none'>,
  today: Day,
  calendar: WorkCalendar,
  zone: string,
) => readonly CutOff[];

/** By calendar, then by cadence, day and zone: all tasks of a cadence ask for the same cut-offs. */
function remembered(list: Listed): Listed {
  const byCalendar = new WeakMap<WorkCalendar, Map<string, readonly CutOff[]>>();
  return (cadence, today, calendar, zone) => {
    const known = byCalendar.get(calendar) ?? new Map<string, readonly CutOff[]>();
    byCalendar.set(calendar, known);
    const asked = `${cadence} ${today} ${zone}`;
    const found = known.get(asked) ?? list(cadence, today, calendar, zone);
    known.set(asked, found);
    return found;
  };
}

/** The last three cut-offs on or before a day, the latest first; the first of them may still lie ahead of the moment. */
const cutOffsUpTo = remembered((cadence, today, calendar, zone) => {
  const found: CutOff[] = [];
  for (const cutOff of movedCutOffs(cadence, today, calendar, zone)) {
    if (cutOff.day > today) continue;
    found.push(cutOff);
    if (found.length === 3) break;
  }
  return found;
});

/** Beyond this many days and `MONTHS_AHEAD` lies the next cut-off of every cadence, that of half a year, too. */
const LOOKED_AHEAD_DAYS = 100;

/** The cut-offs on or after a day for some time to come, the earliest first; the first may lie behind the moment. */
const cutOffsFrom = remembered((cadence, today, calendar, zone) => {
  const found: CutOff[] = [];
  for (const cutOff of movedCutOffs(cadence, addDays(today, LOOKED_AHEAD_DAYS), calendar, zone)) {
    if (cutOff.day < today) break;
    found.unshift(cutOff);
  }
  return found;
});

/**
 * The last two cut-offs of a cadence at or before a moment, the later first, each moved to the working day before if it
 * falls on a rest day; none for cadence `none`. Weekly and biweekly cut off on Friday 12:00, the others at the end of
 * their day. `today` is the day of `at` in `zone`.
 */
export function lastCutOffs(
  cadence: Cadence,
  at: Instant,
  today: Day,
  calendar: WorkCalendar,
  zone: string,
): readonly CutOff[] {
  if (cadence === 'none') return [];
  return cutOffsUpTo(cadence, today, calendar, zone)
    .filter((cutOff) => cutOff.at <= at)
    .slice(0, 2);
}

/** The last cut-off of a cadence at or before a moment; undefined for cadence `none`. */
export function lastCutOff(
  cadence: Cadence,
  at: Instant,
  today: Day,
  calendar: WorkCalendar,
  zone: string,
): CutOff | undefined {
  return lastCutOffs(cadence, at, today, calendar, zone)[0];
}

/**
 * The first cut-off of a cadence after a moment, moved likewise; undefined for cadence `none`. `today` is the day of `at`
 * in `zone`.
 */
export function nextCutOff(
  cadence: Cadence,
  at: Instant,
  today: Day,
  calendar: WorkCalendar,
  zone: string,
): CutOff | undefined {
  if (cadence === 'none') return undefined;
  return cutOffsFrom(cadence, today, calendar, zone).find((cutOff) => cutOff.at > at);
}

/**
 * Whether a report is asked of a task's owner by a cut-off: not before its start, and not on or before the day it came to
 * him — by the entry into the ledger, or back by 退回, 不属实, 重启, of which those up to `until` count.
 */
export function isAskedBy(
  cutOff: CutOff,
  task: Pick<Task, 'start' | 'year' | 'assignedAt' | 'returnedAt'>,
  until: Instant,
  zone: string,
): boolean {
  if (cutOff.day < startOf(task)) return false;
  const came = task.returnedAt?.findLast((at) => at <= until) ?? task.assignedAt;
  return came < instantOf(cutOff.day, '00:00', zone);
}
