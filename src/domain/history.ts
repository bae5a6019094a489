import type { Day } from './day.ts';
import type { Instant } from './instant.ts';
import type { Target } from './target.ts';
import type { ProblemLevel, TaskFacts } from './task.ts';

/** The message and the line of it that an entry came from; the key against writing twice. */
export interface Via {
  readonly platform: string;
  readonly bot: string;
  readonly chatId: string;
  readonly messageId: string;
  /** 1-based line of the message. */
  readonly line: number;
}

/** Who wrote an entry: a person's id, or the importer. */
export type Author = string;
export const IMPORTER: Author = 'import';

interface EntryFacts {
  assign: { readonly facts: TaskFacts };
  accept: object;
  /** `percent` 0–100; `amount` when an amount of the target was reported, with the percent it makes. */
  progress: { readonly percent?: number; readonly amount?: Target };
  submit: object;
  /** `first`: the first of two checks, the task stays submitted. */
  approve: { readonly first?: true };
  return: { readonly mendBy: Day };
  close: object;
  revisit: { readonly ok: boolean; readonly due?: Day };
  reopen: { readonly due?: Day };
  explain: { readonly promise?: Day };
  extend: { readonly to: Day };
  'extend-granted': { readonly to: Day };
  'extend-refused': object;
  assist: object;
  /** `option`: a way out of a problem that stands already, to choose from. */
  problem: {
    readonly problem: number;
    readonly level: ProblemLevel;
    readonly asks?: string;
    readonly option?: true;
  };
  /** `closed`: struck off by the supervision office. */
  solve: { readonly problem: number; readonly closed?: true };
  escalate: { readonly problem: number; readonly level: ProblemLevel };
  'no-figure': { readonly until: Day };
  urge: object;
  directive: { readonly directive: number; readonly due: Day };
  remark: object;
  /** To a problem; without one, to the open directives and remarks. */
  answer: { readonly problem?: number };
  'hand-over': { readonly to: string };
  suspend: object;
  cancel: object;
  edit: { readonly field: EditableField; readonly from: FieldValue; readonly to: FieldValue };
  undo: { readonly undone: readonly number[] };
}

export type EditableField = keyof TaskFacts;
export type FieldValue = TaskFacts[EditableField] | null;

export type EntryKind = keyof EntryFacts;

/** What a command asks to append; the store gives it its number. */
export type NewEntryOf<K extends EntryKind> = {
  readonly kind: K;
  readonly at: Instant;
  readonly by: Author;
  /** The person acted for (秘书 for a leader, 督查员 代录). */
  readonly onBehalf?: Author;
  /** Free text, as written. */
  readonly note?: string;
  readonly via?: Via;
} & EntryFacts[K];

export type EntryOf<K extends EntryKind> = NewEntryOf<K> & { readonly seq: number };

export type NewEntry = { [K in EntryKind]: NewEntryOf<K> }[EntryKind];
/** One act of one person: append-only, ordered by `seq` (1, 2, 3 …); `at` may go back. */
export type Entry = { [K in EntryKind]: EntryOf<K> }[EntryKind];

/** The sequence numbers that a later `undo` took back. */
export function undoneSeqs(history: readonly Entry[]): ReadonlySet<number> {
  return new Set(history.filter((entry) => entry.kind === 'undo').flatMap(({ undone }) => undone));
}

/** The history as it stood at a moment: up to the last entry written by then. `at` may go back, `seq` never does. */
export function historyAt(history: readonly Entry[], at: Instant): readonly Entry[] {
  return history.slice(0, history.findLastIndex((entry) => entry.at <= at) + 1);
}

/** The history with new entries numbered behind it. */
export function append(history: readonly Entry[], added: readonly NewEntry[]): readonly Entry[] {
  const last = history.at(-1)?.seq ?? 0;
  return [...history, ...added.map((entry, index) => ({ seq: last + 1 + index, ...entry }) as Entry)];
}
