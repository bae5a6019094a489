import type { Entry } from '../domain/history.ts';
import { REPORT_KINDS } from '../domain/post.ts';
import type { Sequence } from '../domain/sequence.ts';

/** The sequences that run per ledger year; `bind` runs over all of them. */
export const YEARLY: readonly Sequence[] = ['task', 'problem', 'directive', ...REPORT_KINDS];

/** The highest number of each sequence that was ever seen or given. */
export interface KnownNumbers {
  /** Takes note of a number in use; the sequence goes on behind it. */
  note(sequence: Sequence, year: number, no: number): void;
  /** Takes note of the numbers that entries carry: problems and directives. */
  noteEntries(year: number, entries: readonly Entry[]): void;
  /** The highest number known, 0 if none. */
  highest(sequence: Sequence, year: number): number;
  /** The next number, taken note of. */
  take(sequence: Sequence, year: number): number;
}

export function createKnownNumbers(): KnownNumbers {
  const numbers = new Map<string, number>();
  const id = (sequence: Sequence, year: number) => (sequence === 'bind' ? 'bind' : `${year}/${sequence}`);
  const highest = (sequence: Sequence, year: number) => numbers.get(id(sequence, year)) ?? 0;
  const note = (sequence: Sequence, year: number, no: number) => {
    if (no > highest(sequence, year)) numbers.set(id(sequence, year), no);
  };
  return {
    note,
    highest,
    noteEntries: (year, entries) => {
      for (const entry of entries) {
        if (entry.kind === 'problem') note('problem', year, entry.problem);
        if (entry.kind === 'directive') note('directive', year, entry.directive);
      }
    },
    take: (sequence, year) => {
      const no = highest(sequence, year) + 1;
      note(sequence, year, no);
      return no;
    },
  };
}
