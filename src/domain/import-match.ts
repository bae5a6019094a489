import type { KnownTask } from './ledger-row.ts';
import { squeeze } from './people.ts';

/** Finds the tasks of the ledger that a row may mean, by what they are called now or were at their last import. */
export interface TaskFinder {
  numbered(no: number): KnownTask | undefined;
  titled(title: string): readonly KnownTask[];
  /** Title plus lead unit. */
  named(title: string, leadUnit: string): readonly KnownTask[];
  isCalled(known: KnownTask, title: string): boolean;
}

/** `fullName`: the full name of a unit of any alias, for tasks that were imported before the roster was. */
export function createTaskFinder(
  known: readonly KnownTask[],
  fullName: (unit: string) => string,
): TaskFinder {
  const byNo = new Map(known.map((one) => [one.task.no, one]));
  const byTitle = new Map<string, KnownTask[]>();
  for (const one of known) {
    for (const title of titlesOf(one)) byTitle.set(title, [...(byTitle.get(title) ?? []), one]);
  }
  const titled = (title: string): readonly KnownTask[] => byTitle.get(squeeze(title)) ?? [];
  return {
    numbered: (no) => byNo.get(no),
    titled,
    named: (title, leadUnit) =>
      titled(title).filter((one) => leadUnitsOf(one, fullName).has(squeeze(fullName(leadUnit)))),
    isCalled: (one, title) => titlesOf(one).has(squeeze(title)),
  };
}

function titlesOf({ task, imported }: KnownTask): ReadonlySet<string> {
  return new Set([task.title, imported?.title ?? task.title].map(squeeze));
}

function leadUnitsOf({ task, imported }: KnownTask, fullName: (unit: string) => string): ReadonlySet<string> {
  return new Set([task.leadUnit, imported?.leadUnit ?? task.leadUnit].map((unit) => squeeze(fullName(unit))));
}
