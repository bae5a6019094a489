import { type Entry, undoneSeqs } from './history.ts';

/** What was last said of the work in a report that was not taken back. */
export function lastNote(history: readonly Entry[]): string | undefined {
  const undone = undoneSeqs(history);
  return history.findLast(
    (entry) => entry.kind === 'progress' && entry.note !== undefined && !undone.has(entry.seq),
  )?.note;
}
