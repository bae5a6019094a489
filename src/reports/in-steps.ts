/** Work in steps of a few milliseconds at most, so that whoever has it done can serve others in between. It ends with its result. */
export type InSteps<T> = Generator<void, T, void>;

/** So many tasks are gone through in a step: judging them, the longest work of all, takes a millisecond or two. */
const STEP = 200;

/** Has work done in one go. */
export function atOnce<T>(work: InSteps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Has work done step by step; whatever else waits has its turn in between. */
export async function inTurns<T>(work: InSteps<T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function* eachInSteps<T>(all: Iterable<T>, visit: (one: T) => void): InSteps<void> {
  let left = STEP;
  for (const one of all) {
    visit(one);
    left -= 1;
    if (left > 0) continue;
    yield;
    left = STEP;
  }
}

export function* mapInSteps<T, R>(all: Iterable<T>, make: (one: T) => R): InSteps<R[]> {
  const made: R[] = [];
  yield* eachInSteps(all, (one) => made.push(make(one)));
  return made;
}

export function* filterInSteps<T>(all: Iterable<T>, keeps: (one: T) => boolean): InSteps<T[]> {
  const kept: T[] = [];
  yield* eachInSteps(all, (one) => {
    if (keeps(one)) kept.push(one);
  });
  return kept;
}

type Compare<T> = (a: T, b: T) => number;

/** A sorted copy; what compares as equal keeps its order. Sorted a step at a time, then merged two by two. */
export function* sortInSteps<T>(all: readonly T[], compare: Compare<T>): InSteps<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let start = 0; start < all.length; start += STEP) {
    if (start > 0) yield;
    runs.push(all.slice(start, start + STEP).sort(compare));
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(yield* mapInSteps(merged(runs[at] ?? [], runs[at + 1] ?? [], compare), (one) => one));
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Two sorted lists in one order, the first one's before what is equal. */
function* merged<T>(ones: readonly T[], others: readonly T[], compare: Compare<T>): Iterable<T> {
  const rest = others.values();
  let next = rest.next();
  for (const one of ones) {
    for (; next.done !== true && compare(next.value, one) < 0; next = rest.next()) yield next.value;
    yield one;
  }
  for (; next.done !== true; next = rest.next()) yield next.value;
}
