import type { Entry, EntryKind } from '../domain/history.ts';
import type { Written } from './written-facts.ts';

/** The last entry of a kind among those written; undefined if there is none. */
export function entryWritten<K extends EntryKind>(
  { entries }: Pick<Written, 'entries'>,
  kind: K,
): Extract<Entry, { kind: K }> | undefined {
  return entries.findLast((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);
}
