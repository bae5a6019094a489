import { dayOf, type Instant } from '../domain/instant.ts';
import type { Post } from '../domain/post.ts';
import type { Delivery, Purpose } from './delivery.ts';
import { closingOf, openingOf } from './office-hours.ts';

/** So long after its time a post may still be made up for. */
export const CATCH_UP_MS = 3 * 60 * 60_000;
/** The supervisors have so long to look at a draft. */
const DRAFT_MS = 60 * 60_000;
/** What leaves later than this after its time is marked 补发. */
const LATE_MS = 10 * 60_000;

/** From when to when a slot may begin to leave; `from` included, `until` not. Empty where a post is set after hours. */
export interface PostWindow {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * A post may leave from its time on (before 8:00: from 8:00), for three hours and never after 18:00; one that was stopped
 * or waits to be signed, from its release until 18:00. By hand it goes at any hour. A draft comes an hour before what is
 * held, and at the time of what is to be signed.
 */
export function windowOf(post: Post, purpose: Purpose, zone: string): PostWindow {
  const { at, release, byHand } = post;
  if (byHand === true) return { from: at, until: at + CATCH_UP_MS };
  const day = dayOf(at, zone);
  const opens = openingOf(day, zone);
  const closes = closingOf(day, zone);
  const from = Math.max(at, opens);
  if (purpose === 'draft') {
    return release.mode === 'hold'
      ? { from: Math.max(at - DRAFT_MS, opens), until: Math.min(from, closes) }
      : { from, until: closes };
  }
  if (release.mode === 'sign' || release.stopped !== undefined) {
    return { from: Math.max(from, release.signed?.at ?? from), until: closes };
  }
  return { from, until: Math.min(from + CATCH_UP_MS, closes) };
}

/** Whether a slot that begins to leave now is late enough to be marked 补发. */
export function isLate({ post, purpose, now }: Delivery, zone: string): boolean {
  return purpose === 'post' && post.byHand !== true && now - windowOf(post, purpose, zone).from > LATE_MS;
}
