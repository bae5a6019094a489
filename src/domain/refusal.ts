import type { EntryKind } from './history.ts';
import type { TaskKey } from './number-in-year.ts';
import type { OfficeRefusal } from './office-refusal.ts';
import type { OwnerRefusal } from './owner-refusal.ts';
import type { ReleaseRefusal } from './release-refusal.ts';
import type { Target } from './target.ts';
import type { Task } from './task.ts';

/** Why a person's request is not carried out. A value, worded elsewhere; nothing was written. */
export type Refusal = CommonRefusal | OwnerRefusal | OfficeRefusal | ReleaseRefusal;

export type CommonRefusal =
  /** `asked`: it was only looked at, there was nothing to write. */
  | { readonly code: 'unknown-task'; readonly key: TaskKey; readonly asked?: true }
  | { readonly code: 'no-such-title'; readonly words: string; readonly asked?: true }
  | { readonly code: 'not-yours'; readonly task: Task; readonly mayName: boolean; readonly act: EntryKind }
  | { readonly code: 'wrong-status'; readonly task: Task; readonly act: EntryKind }
  | { readonly code: 'percent-range'; readonly percent: number }
  | { readonly code: 'errand-percent'; readonly task: Task }
  | { readonly code: 'no-target'; readonly task: Task }
  | { readonly code: 'unit-mismatch'; readonly task: Task; readonly amount: Target }
  | { readonly code: 'nothing-to-accept' }
  | { readonly code: 'private-only' }
  /** 内部掌握: its own unit may act on it, but sees it nowhere. */
  | { readonly code: 'withheld'; readonly no: number }
  | { readonly code: 'nothing-to-undo' }
  | { readonly code: 'undo-too-old' }
  | { readonly code: 'undo-done' }
  | { readonly code: 'undo-acted-since'; readonly task: Task }
  /** The last thing done here was to a report that waits, which 撤销 does not reach. */
  | { readonly code: 'undo-release' }
  | { readonly code: 'message-handled' }
  | { readonly code: 'no-more' }
  | { readonly code: 'choice-expired' }
  | { readonly code: 'choice-taken' }
  | { readonly code: 'person-unknown'; readonly name: string; readonly unit: string }
  | { readonly code: 'unit-unknown'; readonly unit: string }
  /** Nobody can be recognised yet: the roster was never imported. */
  | { readonly code: 'roster-empty' }
  | { readonly code: 'person-bound'; readonly name: string }
  | { readonly code: 'account-bound'; readonly name: string }
  | { readonly code: 'no-account' }
  | { readonly code: 'supervisors-only' }
  | { readonly code: 'no-such-request'; readonly no: number }
  | { readonly code: 'request-decided'; readonly no: number };

export type RefusalCode = Refusal['code'];
export type RefusalOf<C extends RefusalCode> = Extract<Refusal, { code: C }>;
