import type { Judged } from '../domain/ledger-order.ts';
import { eachInSteps, type InSteps } from './in-steps.ts';
import { LEAST_TASKS } from './ranking.ts';
import { runningTasks, type UnitTally } from './unit-tally.ts';

/** 先进: a unit without a red or yellow task that struck some off. */
export interface ModelUnit {
  readonly unit: string;
  /** Struck off in the period. */
  readonly closed: number;
}

/** Units with enough tasks, none of them red or yellow, some struck off in the period; the most first. */
export function* modelUnits(
  tallies: readonly UnitTally[],
  closed: readonly Judged[],
): InSteps<readonly ModelUnit[]> {
  const closings = new Map<string, number>();
  yield* eachInSteps(closed, ({ task }) => {
    closings.set(task.leadUnit, (closings.get(task.leadUnit) ?? 0) + 1);
  });
  return tallies
    .filter((tally) => runningTasks(tally) >= LEAST_TASKS && tally.counts.red + tally.counts.yellow === 0)
    .map(({ unit }) => ({ unit, closed: closings.get(unit) ?? 0 }))
    .filter((model) => model.closed > 0)
    .sort((a, b) => b.closed - a.closed);
}
