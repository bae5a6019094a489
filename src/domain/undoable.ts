import { type Entry, undoneSeqs, type Via } from './history.ts';
import type { Instant } from './instant.ts';
import type { TaskKey } from './number-in-year.ts';
import type { PersonId } from './people.ts';

/** How long after a message 撤销 may take back what it wrote. */
export const UNDO_WINDOW_MS = 10 * 60_000;

/** A person's wish to take back what his last writing message in a conversation wrote. */
export interface UndoRequest {
  readonly by: PersonId;
  readonly message: Pick<Via, 'platform' | 'bot' | 'chatId' | 'messageId'>;
  readonly now: Instant;
}

export type UndoRefusal =
  /** The message wrote nothing here. */
  | { readonly kind: 'nothing' }
  /** It was taken back before, or it was itself a 撤销: an undo is not undone. */
  | { readonly kind: 'already-undone' }
  | { readonly kind: 'too-old' }
  /** A later entry stands on the task; the first of them. */
  | { readonly kind: 'acted-since'; readonly by: string; readonly at: Instant };

/**
 * Which entries of one task 撤销 takes back: those of the message that still stand, if they are under ten minutes old and
 * no later entry by anybody stands on the task. Entries taken back meanwhile, and the undo that did so, do not stand.
 */
export function undoable(
  history: readonly Entry[],
  request: UndoRequest,
): { readonly kind: 'undo'; readonly seqs: readonly number[] } | UndoRefusal {
  const undone = undoneSeqs(history);
  const stands = (entry: Entry): boolean => entry.kind !== 'undo' && !undone.has(entry.seq);
  const written = history.filter((entry) => entry.by === request.by && isOf(entry, request.message));
  if (written.length === 0) return { kind: 'nothing' };
  const standing = written.filter(stands);
  const [first] = standing;
  if (first === undefined) return { kind: 'already-undone' };
  if (standing.some((entry) => request.now - entry.at >= UNDO_WINDOW_MS)) return { kind: 'too-old' };
  const later = history.find((entry) => entry.seq > first.seq && stands(entry) && !standing.includes(entry));
  if (later !== undefined) return { kind: 'acted-since', by: later.by, at: later.at };
  return { kind: 'undo', seqs: standing.map((entry) => entry.seq) };
}

/**
 * The same over all tasks of the message: all or nothing. Tasks already taken back, by an undo that was cut off half-way,
 * do not hinder the rest.
 */
export function undoableTogether(
  records: readonly { readonly key: TaskKey; readonly history: readonly Entry[] }[],
  request: UndoRequest,
):
  | { readonly kind: 'undo'; readonly tasks: readonly { key: TaskKey; seqs: readonly number[] }[] }
  | (UndoRefusal & { readonly key?: TaskKey }) {
  const tasks: { key: TaskKey; seqs: readonly number[] }[] = [];
  let none: UndoRefusal = { kind: 'nothing' };
  for (const { key, history } of records) {
    const decided = undoable(history, request);
    if (decided.kind === 'undo') tasks.push({ key, seqs: decided.seqs });
    else if (decided.kind === 'already-undone') none = decided;
    else if (decided.kind !== 'nothing') return { ...decided, key };
  }
  return tasks.length > 0 ? { kind: 'undo', tasks } : none;
}

function isOf({ via }: Entry, message: UndoRequest['message']): boolean {
  return (
    via?.platform === message.platform &&
    via.bot === message.bot &&
    via.chatId === message.chatId &&
    via.messageId === message.messageId
  );
}
