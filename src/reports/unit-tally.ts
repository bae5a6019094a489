import type { Colour } from '../domain/colour.ts';
import { countedTasks, NO_LAMPS } from '../domain/lamp-counts.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { type Directory, unitOf } from '../domain/people.ts';
import { eachInSteps, type InSteps } from './in-steps.ts';

/** What a report counts of one lead unit. */
export interface UnitTally {
  /** Full name. */
  readonly unit: string;
  readonly counts: Readonly<Record<Colour, number>>;
  /** Points of lag of its tasks that have one, and how many these are; points are negative when ahead. */
  readonly lagPoints: number;
  readonly lagTasks: number;
}

interface OpenTally extends UnitTally {
  readonly counts: Record<Colour, number>;
  lagPoints: number;
  lagTasks: number;
}

/** Counts tasks by lead unit, cancelled ones left out, in the standing order of the roster. */
export function* unitTallies(judged: readonly Judged[], directory: Directory): InSteps<readonly UnitTally[]> {
  const tallies = new Map<string, OpenTally>();
  yield* eachInSteps(judged, ({ task, judgement }) => {
    if (task.status === 'cancelled') return;
    let tally = tallies.get(task.leadUnit);
    if (tally === undefined) {
      tally = { unit: task.leadUnit, counts: { ...NO_LAMPS }, lagPoints: 0, lagTasks: 0 };
      tallies.set(task.leadUnit, tally);
    }
    tally.counts[judgement.colour] += 1;
    if (judgement.lag === undefined) return;
    tally.lagPoints += judgement.lag;
    tally.lagTasks += 1;
  });
  return inStandingOrder([...tallies.values()], ({ unit }) => unit, directory);
}

/** In the roster's own order: 排序, else as listed; units it does not list stand behind, as they came. */
export function inStandingOrder<T>(
  ones: readonly T[],
  unitNameOf: (one: T) => string,
  directory: Directory,
): readonly T[] {
  const last = Number.MAX_SAFE_INTEGER;
  const listed = [...directory.units].sort((a, b) => (a.order ?? last) - (b.order ?? last));
  const places = new Map(listed.map((unit, place) => [unit.name, place]));
  const placed = ones.map((one) => {
    const name = unitNameOf(one);
    return { one, place: places.get(unitOf(directory, name)?.name ?? name) ?? last };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ one }) => one);
}

/** The tasks of a unit that run or are done: those suspended do not count for or against it. */
export function runningTasks({ counts }: Pick<UnitTally, 'counts'>): number {
  return countedTasks(counts) - counts.none;
}
