import { type Day, yearOf } from '../domain/day.ts';
import type { Task } from '../domain/task.ts';
import { isSettlingPeriod } from '../domain/work-calendar.ts';
import type { Store } from '../ports/store.ts';

/** The ledgers that are open on a day, the one bare numbers mean first: this year's, and last year's in its 交账期. */
export function openYears(today: Day): readonly [number, ...number[]] {
  const year = yearOf(today);
  return isSettlingPeriod(today, year - 1) ? [year, year - 1] : [year];
}

/** Every task of the open ledgers. */
export async function openTasks(today: Day, store: Store): Promise<readonly Task[]> {
  const lists = await Promise.all(openYears(today).map((year) => store.list(year)));
  return lists.flat();
}
