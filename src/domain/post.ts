import type { Day } from './day.ts';
import type { Instant } from './instant.ts';
import type { TaskKey } from './number-in-year.ts';
import type { FailureReason, Outcome, Uncertainty } from './outcome.ts';
import type { AccountPlatform, PersonId } from './people.ts';

/** 周调度 · 月通报 · 季督导 · 双过半 · 年终: numbered, frozen, released. */
export type ReportKind = 'weekly' | 'monthly' | 'quarterly' | 'halfyear' | 'yearly';
export const REPORT_KINDS: readonly ReportKind[] = ['weekly', 'monthly', 'quarterly', 'halfyear', 'yearly'];

/** 每日提醒 · 临期提醒 · 催报, and the reports. In the order in which they leave when due in the same minute. */
export type PostKind = 'overdue' | 'near-due' | 'unreported' | ReportKind;
export const POST_KINDS: readonly PostKind[] = ['overdue', 'near-due', 'unreported', ...REPORT_KINDS];

export function isReportKind(kind: PostKind): kind is ReportKind {
  return kind !== 'overdue' && kind !== 'near-due' && kind !== 'unreported';
}

/** A post to a group on a day; at most one of a kind a day. `group` is the id in the config. */
export interface PostKey {
  readonly kind: PostKind;
  readonly day: Day;
  readonly group: string;
}

/** `overdue/2026-11-23/all`: how a post is named in logs; its slots have the platform behind it. */
export function postName({ kind, day, group }: PostKey): string {
  return `${kind}/${day}/${group}`;
}

/**
 * Of a slot: a post in one room. `planned`: nothing has left. `sending`: its parts are frozen, some may have left.
 * The others are final: `sent` all parts confirmed; `failed` surely not whole; `unknown` perhaps; `missed` its time went
 * by; `skipped` on purpose.
 */
export const ALL_SLOT_STATES = [
  'planned',
  'sending',
  'sent',
  'failed',
  'unknown',
  'missed',
  'skipped',
] as const;
export type SlotState = (typeof ALL_SLOT_STATES)[number];

/** Why a slot is where it is; every slot but a sent one has a reason. */
export type SlotReason =
  /** planned: its time is to come. */
  | 'not-yet-due'
  /** planned: a supervisor stopped it, or a 审定人 has not signed; skipped: stopped and not released by 18:00. */
  | 'stopped'
  | 'unsigned'
  /** planned, missed: held, and the supervisors have not seen its draft: their silence lets nothing go. */
  | 'draft-not-shown'
  /** planned, sending: waits for the robot's budget, or for the next attempt. */
  | 'budget'
  | 'retry'
  /** sending: under way. */
  | 'under-way'
  /** missed: the programme did not run at its time, and the time to make up for it is over; or it was set outside office hours. */
  | 'too-late'
  | 'quiet-hours'
  /** skipped: nothing to say; the group or this post of it is no longer in the config. */
  | 'nothing-to-say'
  | 'not-configured'
  /** failed: the ledger or the making of it failed. */
  | 'not-made'
  /** failed: the last refusal. */
  | FailureReason
  /** unknown: why. */
  | Uncertainty;

/** A file of a post, by its name on the shelf of files (`FileShelf`). */
interface OnShelf {
  readonly file: string;
}

/** What leaves in one request, in the platform's own words. `calls`: the accounts @-ed by it. */
export type PartContent =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** DingTalk: what the list of conversations shows. */
      readonly title?: string;
      readonly calls?: readonly string[];
      /** The name behind each of `calls`, in the platform's own words: for a way of sending that @-s nobody. */
      readonly names?: Readonly<Record<string, string>>;
    }
  | ({ readonly kind: 'picture' } & OnShelf)
  /** `name`: what people see and save it as. */
  | ({ readonly kind: 'file'; readonly name: string } & OnShelf);

export type TextPart = Extract<PartContent, { kind: 'text' }>;

/** `trying` is durable before the request leaves; `unknown` is final unless the platform tells doubles by `id`. */
export type PartState = 'waiting' | 'trying' | 'confirmed' | 'refused' | 'unknown';

/** One request, and what became of it. */
export interface Attempt {
  readonly at: Instant;
  readonly outcome: Outcome;
}

export interface Part {
  /** The same in every attempt: DingTalk's webhooks take it as msgUuid and show a post once (platforms.md 9.1). */
  readonly id: string;
  readonly content: PartContent;
  readonly state: PartState;
  readonly attempts: readonly Attempt[];
}

/** One post in one room. */
export interface Slot {
  readonly platform: AccountPlatform;
  readonly state: SlotState;
  /** Absent only of a sent slot. */
  readonly reason?: SlotReason;
  /** Frozen before the first request; empty before. */
  readonly parts: readonly Part[];
  /** Not before this moment. */
  readonly waitsUntil?: Instant;
  /** 补发: it left after its time because the programme did not run then. */
  readonly late?: true;
  /** Who was @-ed by it, or may have been. */
  readonly called: readonly PersonId[];
  /** When it came to its final state. */
  readonly settledAt?: Instant;
  /** When its trouble was told to the alerts; once. */
  readonly toldAt?: Instant;
  /** What had become of it before it was pushed again by hand, oldest first. */
  readonly earlier?: readonly Pick<Slot, 'state' | 'reason' | 'parts' | 'settledAt'>[];
}

/** `auto` goes; `hold` goes unless a supervisor stops the draft; `sign` goes only when a 审定人 signs. */
export type ReleaseMode = 'auto' | 'hold' | 'sign';

interface Deed {
  readonly by: PersonId;
  readonly at: Instant;
}

/** 移出 leaves a task out of the lists of a report (never out of its totals); 加注 puts a line under it. */
export type ReportEdit = Deed & { readonly task: TaskKey } & (
    | { readonly kind: 'take-out' }
    | { readonly kind: 'annotate'; readonly text: string }
  );

export interface Release {
  readonly mode: ReleaseMode;
  readonly edits: readonly ReportEdit[];
  /** 暂停发送; a later 签发 lets it go after all. */
  readonly stopped?: Deed;
  /** 签发. */
  readonly signed?: Deed;
  /** The lines of messages that changed it, by name: what one of them did is not done again when it is delivered again. */
  readonly done?: readonly string[];
}

/** The draft of a report in the supervisors' room. */
export interface Draft extends Slot {
  /** The supervisors' group. */
  readonly group: string;
}

/** A post to a group: its time, its release, and a slot a room. */
export interface Post {
  readonly key: PostKey;
  /** When it is due. */
  readonly at: Instant;
  readonly release: Release;
  readonly draft?: Draft;
  readonly slots: readonly Slot[];
  /** By hand (`duban push`): neither caught up nor missed. */
  readonly byHand?: true;
}

const FINAL: ReadonlySet<SlotState> = new Set(['sent', 'failed', 'unknown', 'missed', 'skipped']);

export function isSettled({ state }: Pick<Slot, 'state'>): boolean {
  return FINAL.has(state);
}

/** Whether something went wrong with a slot that somebody should know of; a sent one may have lost its picture or annex. */
export function isTrouble({ state, parts }: Pick<Slot, 'state' | 'parts'>): boolean {
  if (state === 'sent') return parts.some((part) => part.state !== 'confirmed');
  return state === 'failed' || state === 'unknown' || state === 'missed';
}
