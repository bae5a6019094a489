import type { Setting } from '../../compose.ts';
import { addDays, day, yearOf } from '../../domain/day.ts';
import { dayOf, type Instant, instantOf, timeOf } from '../../domain/instant.ts';
import { type WorkCalendar, workdayOnOrAfter } from '../../domain/work-calendar.ts';
import { morningLabel } from '../../wording/sandbox.ts';

/** When the daily list comes. */
const MORNING = '08:30';

/**
 * When the sandbox begins: 10:00 on the day the sample ledger was made for, of this year. On any other day it would
 * show little that is late. The day after is a working day too, so that one night later there is a list.
 */
export function sandboxStart({ clock, config, calendar }: Setting): Instant {
  const year = yearOf(dayOf(clock.now(), config.timezone));
  let start = workdayOnOrAfter(day(`${year}-11-23`), calendar);
  while (!calendar.isWorkday(addDays(start, 1))) start = workdayOnOrAfter(addDays(start, 1), calendar);
  return instantOf(start, '10:00', config.timezone);
}

/** The next morning with posts, and what the button to it says. */
export function nextMorning(
  now: Instant,
  calendar: WorkCalendar,
  zone: string,
): { readonly label: string; readonly at: Instant } {
  const today = dayOf(now, zone);
  const first = timeOf(now, zone) < MORNING ? today : addDays(today, 1);
  const morning = workdayOnOrAfter(first, calendar);
  return { label: morningLabel(morning, MORNING, today), at: instantOf(morning, MORNING, zone) };
}
