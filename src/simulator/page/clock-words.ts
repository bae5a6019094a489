import { type Day, dayOfMonth, monthOf, parseDay, weekdayOf, yearOf } from '../../domain/day.ts';
import { dayOf, type Instant, instantOf, timeOf } from '../../domain/instant.ts';

/** `11月23日（周一）`. */
export function dayWords(day: Day): string {
  return `${monthOf(day)}月${dayOfMonth(day)}日（周${'一二三四五六日'[weekdayOf(day) - 1]}）`;
}

/** `2026年11月23日（周一）10:02`, in its two parts: a phone shows the second only. */
export function momentWords(at: Instant, zone: string): readonly [year: string, rest: string] {
  const day = dayOf(at, zone);
  return [`${yearOf(day)}年`, `${dayWords(day)}${timeOf(at, zone)}`];
}

/** `2026-11-23T10:02`: how a browser's date-time box writes a moment. */
export function boxMoment(at: Instant, zone: string): string {
  return `${dayOf(at, zone)}T${timeOf(at, zone)}`;
}

/** The inverse of `boxMoment`, seconds ignored; undefined if it is no moment. */
export function parseBoxMoment(text: string, zone: string): Instant | undefined {
  const [, date = '', time = ''] =
    /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::\d{2})?$/.exec(text) ?? [];
  const day = parseDay(date);
  return day === undefined ? undefined : instantOf(day, time, zone);
}
