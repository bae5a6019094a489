import type { Instant } from './instant.ts';
import { sameKey, type TaskKey } from './number-in-year.ts';
import type { PersonId } from './people.ts';
import { isReportKind, isSettled, type Post, type Release, type ReportEdit } from './post.ts';

/** Who does it, and when. */
export interface Deed {
  readonly by: PersonId;
  readonly at: Instant;
}

/** Why a report is not released, stopped or changed any more, or not yet. Nothing is written. */
export type ReleaseObstacle =
  /** It has left, or is leaving: `at` is when the first room was done with it, if one is. */
  | { readonly kind: 'left'; readonly at?: Instant }
  /** Its time went by, or it was not sent at all. */
  | { readonly kind: 'over' }
  /** Somebody did the same before. */
  | { readonly kind: 'done-before'; readonly deed: Deed }
  /** 暂停发送 of what goes only when it is signed, and is not. */
  | { readonly kind: 'unsigned' }
  /** What was signed is not changed behind the signature: 暂停发送 comes first. */
  | { readonly kind: 'signed'; readonly deed: Deed }
  /** 移回, 删注 of what was not changed. */
  | { readonly kind: 'not-edited' }
  /** 加注 on what was taken out: nobody would read it. */
  | { readonly kind: 'taken-out' };

/** Characters of a 加注: it is read on a phone, as it was written. */
export const LONGEST_ANNOTATION = 40;

/** The post as it is to be kept, or why it stays as it is. */
export type Released = { readonly kind: 'released'; readonly post: Post } | ReleaseObstacle;

/** What keeps a report back. Of 暂停发送 and 签发 the later one counts: stopping takes the signature away. */
export function withheldBy({ mode, stopped, signed }: Release): 'stopped' | 'unsigned' | undefined {
  if (signed !== undefined) return undefined;
  if (stopped !== undefined) return 'stopped';
  return mode === 'sign' ? 'unsigned' : undefined;
}

/** Whether people have a word in when a post goes: a report that is held or signed, not pushed by hand. */
export function isForRelease({ key, release, byHand }: Post): boolean {
  return isReportKind(key.kind) && release.mode !== 'auto' && byHand !== true;
}

/** Whether nothing of it has left, and it may still leave. */
export function isWaiting({ slots }: Post): boolean {
  return slots.length > 0 && slots.every(({ state }) => state === 'planned');
}

/** 签发: what is to be signed goes from its time on, and what was stopped goes after all. */
export function signed(post: Post, deed: Deed): Released {
  const obstacle = obstacleTo(post);
  if (obstacle !== undefined) return obstacle;
  const { release } = post;
  if (release.signed !== undefined) return { kind: 'done-before', deed: release.signed };
  // A clock that was set back does not make the signature older than what it lifts.
  const at = Math.max(deed.at, release.stopped?.at ?? deed.at);
  return released(post, { ...release, signed: { ...deed, at } });
}

/** 暂停发送: it stays until somebody signs it. */
export function stopped(post: Post, deed: Deed): Released {
  const obstacle = obstacleTo(post);
  if (obstacle !== undefined) return obstacle;
  const { signed: signature, ...release } = post.release;
  const withheld = withheldBy(post.release);
  if (withheld === 'stopped' && release.stopped !== undefined)
    return { kind: 'done-before', deed: release.stopped };
  return withheld === 'unsigned' ? { kind: 'unsigned' } : released(post, { ...release, stopped: deed });
}

/** 移出, 加注. The same twice changes nothing. */
export function edited(post: Post, edit: ReportEdit): Released {
  const obstacle = obstacleToEdit(post);
  if (obstacle !== undefined) return obstacle;
  const before = post.release.edits.find((one) => isSameEdit(one, edit));
  if (before !== undefined) return { kind: 'done-before', deed: before };
  const isOut = post.release.edits.some(({ kind, task }) => kind === 'take-out' && sameKey(task, edit.task));
  if (isOut && edit.kind === 'annotate') return { kind: 'taken-out' };
  return released(post, { ...post.release, edits: [...post.release.edits, edit] });
}

/** 移回, 删注: takes every edit of this kind of a task back. */
export function unedited(post: Post, task: TaskKey, kind: ReportEdit['kind']): Released {
  const obstacle = obstacleToEdit(post);
  if (obstacle !== undefined) return obstacle;
  const { edits } = post.release;
  const left = edits.filter((edit) => edit.kind !== kind || !sameKey(edit.task, task));
  return left.length === edits.length
    ? { kind: 'not-edited' }
    : released(post, { ...post.release, edits: left });
}

function released(post: Post, release: Release): Released {
  return { kind: 'released', post: { ...post, release } };
}

function obstacleTo(post: Post): ReleaseObstacle | undefined {
  if (isWaiting(post)) return undefined;
  const left = post.slots.filter(({ state, parts }) => state === 'sent' || parts.length > 0);
  if (left.length === 0) return post.slots.every(isSettled) ? { kind: 'over' } : { kind: 'left' };
  const times = left.flatMap(({ settledAt }) => settledAt ?? []);
  return { kind: 'left', ...(times.length === 0 ? {} : { at: Math.min(...times) }) };
}

function obstacleToEdit(post: Post): ReleaseObstacle | undefined {
  const { mode, signed: signature } = post.release;
  const obstacle = obstacleTo(post);
  if (obstacle !== undefined || mode !== 'sign' || signature === undefined) return obstacle;
  return { kind: 'signed', deed: signature };
}

function isSameEdit(a: ReportEdit, b: ReportEdit): boolean {
  if (a.kind !== b.kind || !sameKey(a.task, b.task)) return false;
  return a.kind === 'take-out' || (b.kind === 'annotate' && a.text === b.text);
}
