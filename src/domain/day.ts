import { Temporal } from 'temporal-polyfill';

/** A calendar day `YYYY-MM-DD`, without a time or a zone. Compares as text. */
export type Day = string & { readonly __day: never };

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`; undefined for anything else, also for days that do not exist (30 February). */
export function parseDay(text: string): Day | undefined {
  const parts = SHAPE.exec(text);
  return parts ? dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
}

/** The day of a year, month (1–12) and day of month; undefined if there is no such day. */
export function dayFrom(year: number, month: number, day: number): Day | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString() as Day;
  } catch {
    return undefined;
  }
}

/** A day known to exist when the programme is written; throws on a typing mistake. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

const ordinals = new Map<Day, number>();

/** Days since 1970-01-01, for arithmetic. Remembered per day: a ledger uses few distinct days, very often. */
export function ordinalOf(of: Day): number {
  let ordinal = ordinals.get(of);
  if (ordinal === undefined) {
    ordinal = Temporal.PlainDate.from('1970-01-01').until(Temporal.PlainDate.from(of)).days;
    ordinals.set(of, ordinal);
  }
  return ordinal;
}

/** Calendar days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return ordinalOf(to) - ordinalOf(from);
}

const days = new Map<number, Day>();

/** The inverse of `ordinalOf`, remembered likewise. */
function dayAt(ordinal: number): Day {
  let found = days.get(ordinal);
  if (found === undefined) {
    found = Temporal.PlainDate.from('1970-01-01').add({ days: ordinal }).toString() as Day;
    days.set(ordinal, found);
  }
  return found;
}

export function addDays(to: Day, count: number): Day {
  return dayAt(ordinalOf(to) + count);
}

/** Adds calendar months; 31 January + 1 month is the last day of February. */
export function addMonths(to: Day, months: number): Day {
  return Temporal.PlainDate.from(to).add({ months }).toString() as Day;
}

export function weekdayOf(of: Day): Weekday {
  return (((((ordinalOf(of) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Monday of the ISO week that holds this day. */
export function weekStart(of: Day): Day {
  return addDays(of, 1 - weekdayOf(of));
}

export function yearOf(of: Day): number {
  return Number(of.slice(0, 4));
}

/** 1–12. */
export function monthOf(of: Day): number {
  return Number(of.slice(5, 7));
}

/** 1–31. */
export function dayOfMonth(of: Day): number {
  return Number(of.slice(8, 10));
}

/** The last day of a month (1–12) of a year. */
export function monthEnd(year: number, month: number): Day {
  return Temporal.PlainYearMonth.from({ year, month }).toPlainDate({ day: 31 }).toString() as Day;
}

/** 31 December: the day of 「全年」, and no real deadline to be reminded of. */
export function isYearEnd(of: Day): boolean {
  return of.endsWith('-12-31');
}
