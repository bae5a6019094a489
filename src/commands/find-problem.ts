import { isConcerned } from '../domain/problem-people.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Problem, Task } from '../domain/task.ts';
import { openTasks } from '../ports/open-tasks.ts';
import type { KnownAsking, Office } from './office.ts';

/** A problem with the task it stands on. */
export interface Standing {
  readonly problem: Problem;
  readonly task: Task;
}

/** Finds the problem a person means. One that is none of his business is as if it did not exist. */
export async function findProblem(
  no: number,
  asking: KnownAsking,
  office: Office,
): Promise<Standing | { readonly refusal: Refusal }> {
  const { person, directory } = asking;
  const concerned = (await openTasks(asking.today, office.store)).flatMap((task) =>
    task.problems
      .filter((problem) => problem.no === no && isConcerned(person, problem, task, directory))
      .map((problem) => ({ problem, task })),
  );
  const [first, second] = concerned;
  if (first === undefined) return { refusal: { code: 'no-such-problem', problem: no } };
  if (second === undefined) return first;
  // In the 交账期 both ledgers may have a P3: who says no more means the one that is not settled.
  const open = concerned.filter(({ problem }) => problem.status === 'open');
  const [only, other] = open;
  if (only !== undefined && other === undefined) return only;
  const tasks = (open.length > 0 ? open : concerned).map(({ task }) => task);
  return { refusal: { code: 'problem-two-years', problem: no, tasks } };
}
