import { addDays, type Day, dayFrom, monthEnd, monthOf, ordinalOf, weekStart, yearOf } from './day.ts';
import { type Instant, instantOf } from './instant.ts';
import type { Cadence } from './task.ts';
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

/** By calendar, then by cadence, day and zone: all tasks of a cadence ask for the same cut-offs. */
const remembered = new WeakMap<WorkCalendar, Map<string, readonly CutOff[]>>();

/** The last three cut-offs on or before a day, the latest first; the first of them may still lie ahead of the moment. */
function cutOffsUpTo(
  cadence: Exclude<Cadence, 'none'>,
  today: Day,
  calendar: WorkCalendar,
  zone: string,
): readonly CutOff[] {
  const known = remembered.get(calendar) ?? new Map<string, readonly CutOff[]>();
  remembered.set(calendar, known);
  const asked = `${cadence} ${today} ${zone}`;
  const before = known.get(asked);
  if (before !== undefined) return before;
  const time = cadence === 'weekly' || cadence === 'biweekly' ? NOON : DAY_END;
  const found: CutOff[] = [];
  for (const candidate of nominal(cadence, today)) {
    const moved = workdayOnOrBefore(candidate, calendar);
    // A long holiday can move two cut-offs to one day: then they are one.
    if (moved > today || moved === found.at(-1)?.day) continue;
    found.push({ day: moved, at: instantOf(moved, time, zone) });
    if (found.length === 3) break;
  }
  known.set(asked, found);
  return found;
}

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
