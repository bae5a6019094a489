import { addDays, type Day, dayFrom, monthOf, ordinalOf, weekStart, yearOf } from './day.ts';
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

/** The nominal cut-off days of a cadence, latest first, beginning at or after `on`'s own period. */
function* nominal(cadence: Exclude<Cadence, 'none'>, on: Day): Generator<Day> {
  if (cadence === 'weekly' || cadence === 'biweekly') {
    let friday = addDays(weekStart(on), 4);
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
  for (let month = yearOf(on) * 12 + monthOf(on) + 2; ; month -= 1) {
    const year = Math.floor(month / 12);
    const ofYear = (month % 12) + 1;
    if (months !== undefined && !months.includes(ofYear)) continue;
    for (const nth of days) {
      // The last of three ten-day cut-offs is the 30th, in February its last day.
      const found = dayFrom(year, ofYear, nth) ?? dayFrom(year, ofYear, 29) ?? dayFrom(year, ofYear, 28);
      if (found !== undefined) yield found;
    }
  }
}

/**
 * The last cut-off of a cadence at or before a moment, moved to the working day before if it falls on a rest day;
 * undefined for cadence `none`. Weekly and biweekly cut off on Friday 12:00, the others at the end of their day.
 */
export function lastCutOff(
  cadence: Cadence,
  at: Instant,
  today: Day,
  calendar: WorkCalendar,
  zone: string,
): CutOff | undefined {
  if (cadence === 'none') return undefined;
  const time = cadence === 'weekly' || cadence === 'biweekly' ? NOON : DAY_END;
  for (const candidate of nominal(cadence, today)) {
    const moved = workdayOnOrBefore(candidate, calendar);
    if (moved > today) continue;
    const moment = instantOf(moved, time, zone);
    if (moment <= at) return { day: moved, at: moment };
  }
  return undefined;
}
