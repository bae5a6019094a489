/** A seeded source of chance, so that a failure can be run again. */
export interface Dice {
  /** From 0, below 1. */
  share(): number;
  /** A whole number from 0, below `end`. */
  below(end: number): number;
  pick<T>(of: readonly [T, ...T[]]): T;
  bytes(count: number): Buffer;
}

/** The generator is mulberry32. */
export function createDice(seed: number): Dice {
  let state = seed;
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(share() * end);
  return {
    share,
    below,
    pick: (of) => of[below(of.length)] ?? of[0],
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}
