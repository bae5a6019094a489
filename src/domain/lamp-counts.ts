import type { Colour } from './colour.ts';

/** How many tasks have which colour; `none` are those suspended (cancelled ones are in no count). They add up to the whole. */
export type LampCounts = Readonly<Record<Colour, number>>;

export const NO_LAMPS: LampCounts = { red: 0, yellow: 0, blue: 0, green: 0, grey: 0, none: 0 };

/** 在册: everything that is counted, suspended ones included. */
export function countedTasks(counts: LampCounts): number {
  return counts.red + counts.yellow + counts.blue + counts.green + counts.grey + counts.none;
}
