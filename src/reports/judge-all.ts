import { type Bench, judge } from '../domain/colour.ts';
import type { Judged } from '../domain/ledger-order.ts';
import type { Task } from '../domain/task.ts';
import { type InSteps, mapInSteps } from './in-steps.ts';

/** Judges a whole ledger. */
export function judgeAll(tasks: readonly Task[], bench: Bench): InSteps<readonly Judged[]> {
  return mapInSteps(tasks, (task) => ({ task, judgement: judge(task, bench) }));
}
