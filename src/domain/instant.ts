import { Temporal } from 'temporal-polyfill';
import type { Day } from './day.ts';

/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** What a zone's clocks show, counted from UTC. */
interface Offset {
  readonly milliseconds: number;
  /** `+08:00` */
  readonly text: string;
}

const DAY_MS = 24 * 3_600_000;
/** For each zone, by the days since 1970 in UTC: its offset all that day, or undefined if the clocks are changed on it. */
const offsets = new Map<string, Map<number, Offset | undefined>>();

/**
 * The offset of a zone at a moment. Remembered, and added by hand: a command asks for a dozen days and times, and the calendar
 * library takes longer over each than the disk over a line.
 */
function offsetAt(at: Instant, zone: string): Offset {
  const known = offsets.get(zone) ?? new Map<number, Offset | undefined>();
  offsets.set(zone, known);
  const utcDay = Math.floor(at / DAY_MS);
  if (!known.has(utcDay)) {
    const [first, last] = [readOffset(utcDay * DAY_MS, zone), readOffset((utcDay + 1) * DAY_MS, zone)];
    known.set(utcDay, first.milliseconds === last.milliseconds ? first : undefined);
  }
  return known.get(utcDay) ?? readOffset(at, zone);
}

function readOffset(at: Instant, zone: string): Offset {
  const { offset, offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return { milliseconds: offsetNanoseconds / 1e6, text: offset };
}

/** `2026-11-23T10:00:00.000` on the zone's clocks. */
const onTheClock = (at: Instant, { milliseconds }: Offset): string =>
  // biome-ignore lint/style/noRestrictedGlobals: writes the moment it is given; it does not ask for the present one
  new Date(at + milliseconds).toISOString().slice(0, -1);

/** The calendar day of a moment in a zone (IANA name). */
export function dayOf(at: Instant, zone: string): Day {
  return onTheClock(at, offsetAt(at, zone)).slice(0, 10) as Day;
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
  const offset = offsetAt(at, zone);
  return `${onTheClock(at, offset)}${offset.text}`;
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
  return onTheClock(at, offsetAt(at, zone)).slice(11, 16);
}
