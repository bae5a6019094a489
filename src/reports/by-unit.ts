import type { Judged } from '../domain/ledger-order.ts';

/** The tasks with those of a lead unit together: units in the order of their first task, inside as they come. */
export function byUnit<T extends Pick<Judged, 'task'>>(tasks: readonly T[]): readonly (readonly T[])[] {
  const units = new Map<string, T[]>();
  for (const one of tasks) {
    const its = units.get(one.task.leadUnit);
    if (its === undefined) units.set(one.task.leadUnit, [one]);
    else its.push(one);
  }
  return [...units.values()];
}
