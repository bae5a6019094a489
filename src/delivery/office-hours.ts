import { addDays, type Day } from '../domain/day.ts';
import { dayOf, type Instant, instantOf } from '../domain/instant.ts';
import { type WorkCalendar, workdayOnOrAfter } from '../domain/work-calendar.ts';

/** When people may be spoken to unasked: 8:00–18:00 of a working day. */
const OPENS = '08:00';
const CLOSES = '18:00';

/** Whose working days and clock they are. */
export interface OfficeDays {
  readonly calendar: WorkCalendar;
  /** IANA name. */
  readonly zone: string;
}

export function openingOf(day: Day, zone: string): Instant {
  return instantOf(day, OPENS, zone);
}

/** From this moment on nobody is spoken to unasked any more. */
export function closingOf(day: Day, zone: string): Instant {
  return instantOf(day, CLOSES, zone);
}

/** Whether people may be spoken to unasked at a moment; at 18:00 sharp no more. */
export function isOfficeHour(now: Instant, { calendar, zone }: OfficeDays): boolean {
  const today = dayOf(now, zone);
  return calendar.isWorkday(today) && now >= openingOf(today, zone) && now < closingOf(today, zone);
}

/** The next moment at which the offices open: today's if it is yet to come. */
export function nextOpening(now: Instant, { calendar, zone }: OfficeDays): Instant {
  const today = dayOf(now, zone);
  const first = now < openingOf(today, zone) ? today : addDays(today, 1);
  return openingOf(workdayOnOrAfter(first, calendar), zone);
}
