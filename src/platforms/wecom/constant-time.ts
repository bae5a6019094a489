import { timingSafeEqual } from 'node:crypto';

/** Compares two strings without telling by its duration where they differ; a different length is told at once. */
export function isSame(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
