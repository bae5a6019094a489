import type { Day } from '../domain/day.ts';
import { openYears } from '../domain/open-years.ts';
import type { Task } from '../domain/task.ts';
import type { LedgerReader } from './store.ts';

/** Every task of the ledgers that are open on a day. */
export async function openTasks(today: Day, ledger: Pick<LedgerReader, 'list'>): Promise<readonly Task[]> {
  const lists = await Promise.all(openYears(today).map((year) => ledger.list(year)));
  return lists.flat();
}
