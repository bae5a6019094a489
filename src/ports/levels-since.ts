import type { Instant } from '../domain/instant.ts';
import { levelSince } from '../domain/problem-levels.ts';
import type { Problem, Task } from '../domain/task.ts';
import type { LedgerReader } from './store.ts';

/** When each open problem that was taken up came to its level: only the history tells. */
export async function levelsSince(
  tasks: readonly Task[],
  ledger: Pick<LedgerReader, 'get'>,
): Promise<ReadonlyMap<Problem, Instant>> {
  const since = new Map<Problem, Instant>();
  for (const task of tasks) {
    const taken = task.problems.filter(({ status, level }) => status === 'open' && level > 1);
    const history = taken.length === 0 ? [] : ((await ledger.get(task))?.history ?? []);
    for (const problem of taken) since.set(problem, levelSince(problem, history));
  }
  return since;
}
