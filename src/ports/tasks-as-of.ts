import type { Day } from '../domain/day.ts';
import { fold } from '../domain/fold.ts';
import { historyAt } from '../domain/history.ts';
import type { Instant } from '../domain/instant.ts';
import type { Task } from '../domain/task.ts';
import { openTasks } from './open-tasks.ts';
import type { LedgerReader } from './store.ts';

/** Every task of the ledgers that were open on a past day, as it stood at a moment of it: folded from the history up to then. */
export async function tasksAsOf(
  at: Instant,
  today: Day,
  ledger: Pick<LedgerReader, 'get' | 'list'>,
  zone: string,
): Promise<readonly Task[]> {
  const then: Task[] = [];
  for (const task of await openTasks(today, ledger)) {
    const record = task.lastAt <= at ? undefined : await ledger.get(task);
    if (record === undefined) {
      if (task.assignedAt <= at) then.push(task);
      continue;
    }
    const history = historyAt(record.history, at);
    if (history.length > 0) then.push(fold(task, history, zone));
  }
  return then;
}
