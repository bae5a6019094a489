import { type Day, yearOf } from './day.ts';
import { isSettlingPeriod } from './work-calendar.ts';

/** The ledgers that are open on a day, the one bare numbers mean first: this year's, and last year's in its 交账期. */
export function openYears(today: Day): readonly [number, ...number[]] {
  const year = yearOf(today);
  return isSettlingPeriod(today, year - 1) ? [year, year - 1] : [year];
}
