import { LegalHoliday } from 'tyme4ts';
import type { Day } from '../domain/day.ts';
import type { HolidayYear } from '../domain/work-calendar.ts';
import { festivalsOf, solar } from './festivals.ts';

/**
 * What the package of holiday tables says of a calendar year; undefined for a year it does not cover. Of such a year the
 * package itself says nothing, which would read as a year without holidays: New Year's Day, Labour Day and National Day
 * are off in every notice, so a year without one of them has no table, or half a one.
 */
export function packageYear(year: number): HolidayYear | undefined {
  if (![1, 5, 10].every((month) => LegalHoliday.fromYmd(year, month, 1)?.isWork() === false))
    return undefined;
  const rest: Day[] = [];
  const work: Day[] = [];
  for (
    let named = LegalHoliday.fromYmd(year, 1, 1);
    named !== null && named.getDay().getYear() === year;
    named = named.next(1)
  ) {
    (named.isWork() ? work : rest).push(solar(named.getDay()));
  }
  return { year, rest, work, festivals: festivalsOf(year) };
}
