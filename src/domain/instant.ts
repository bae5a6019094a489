import { Temporal } from 'temporal-polyfill';
import type { Day } from './day.ts';

/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A day in a zone, from its first moment to that of the next. */
interface DayInZone {
  readonly day: Day;
  readonly from: Instant;
  readonly until: Instant;
}

/** The day last asked for in each zone: nearly every question is about the same one. */
const lastDays = new Map<string, DayInZone>();

/** The calendar day of a moment in a zone (IANA name). */
export function dayOf(at: Instant, zone: string): Day {
  const last = lastDays.get(zone);
  if (last !== undefined && at >= last.from && at < last.until) return last.day;
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const midnight = moment.startOfDay();
  const day = moment.toPlainDate().toString() as Day;
  const until = midnight.add({ days: 1 }).startOfDay().epochMilliseconds;
  lastDays.set(zone, { day, from: midnight.epochMilliseconds, until });
  return day;
}

const moments = new Map<string, Instant>();

/** The moment of `HH:mm` on a day in a zone; `24:00` is the end of the day. Remembered: few are asked for, very often. */
export function instantOf(on: Day, time: string, zone: string): Instant {
  const asked = `${on} ${time} ${zone}`;
  let moment = moments.get(asked);
  if (moment === undefined) {
    moment = resolve(on, time, zone);
    moments.set(asked, moment);
  }
  return moment;
}

function resolve(on: Day, time: string, zone: string): Instant {
  const midnightAfter = time === '24:00';
  const date = Temporal.PlainDate.from(on).add({ days: midnightAfter ? 1 : 0 });
  return date.toZonedDateTime({ timeZone: zone, plainTime: midnightAfter ? '00:00' : time })
    .epochMilliseconds;
}

/** `2026-11-23T10:00:00.000+08:00`: how moments stand in files and in `dump`. */
export function isoOf(at: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
}

/** Reads an ISO 8601 moment with its offset; undefined if it is not one. */
export function parseInstant(text: string): Instant | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** `HH:mm` of a moment in a zone. */
export function timeOf(at: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}
