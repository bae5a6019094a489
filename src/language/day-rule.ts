import { addMonths, type Day, dayFrom, monthEnd, monthOf, yearOf } from '../domain/day.ts';
import type { LanguageContext } from './language-context.ts';
import { parseNumeral } from './numerals.ts';

export type DayContext = Pick<LanguageContext, 'today' | 'calendar'>;

/** One way of naming a day. The pattern matches the whole phrase; the day may be none after all. */
export interface DayRule {
  readonly pattern: RegExp;
  readonly day: (match: RegExpExecArray, context: DayContext) => Day | undefined;
}

export const NUMBER = '(\\d{1,4}|[零〇一二两三四五六七八九十百]{1,5})';

/** A number of a pattern's group; undefined if the group is empty or none. */
export function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseNumeral(text);
}

/** A month and day in the next year that brings them; today counts. */
export function nextMonthDay(month: number, day: number, today: Day): Day | undefined {
  const year = yearOf(today);
  const thisYear = dayFrom(year, month, day);
  return thisYear !== undefined && thisYear >= today ? thisYear : dayFrom(year + 1, month, day);
}

/** The last day of a month, in the next year that brings it. */
export function nextMonthEnd(month: number, today: Day): Day | undefined {
  if (month < 1 || month > 12) return undefined;
  const year = yearOf(today);
  const end = monthEnd(year, month);
  return end >= today ? end : monthEnd(year + 1, month);
}

/** A day of the month that lies so many months ahead; undefined if that month has no such day. */
export function dayOfMonthAhead(months: number, day: number, today: Day): Day | undefined {
  const first = addMonths(`${today.slice(0, 8)}01` as Day, months);
  return dayFrom(yearOf(first), monthOf(first), day);
}
