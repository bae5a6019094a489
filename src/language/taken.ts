/** Something read from the front of a text, and where the reading stopped. */
export interface Taken<T> {
  readonly value: T;
  readonly end: number;
}

/**
 * Matches a sticky pattern exactly at a position. Every small reader of this folder works like this, from a position
 * onwards and never back, so that a line costs a time in proportion to its length, whatever stands in it.
 */
export function takeMatch(pattern: RegExp, key: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(key) ?? undefined;
}

/** Where a sticky pattern that may be empty ends; the position itself if it does not match. */
export function skip(pattern: RegExp, key: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(key) ? pattern.lastIndex : at;
}

/**
 * Where a run of sticky matches ends. What is skipped is never given back, so that a run of words costs its length
 * however the words overlap; a `(…)*` inside a pattern does not promise that.
 */
export function skipAll(pattern: RegExp, key: string, at: number): number {
  let end = at;
  for (let next = skip(pattern, key, end); next > end; next = skip(pattern, key, end)) end = next;
  return end;
}
