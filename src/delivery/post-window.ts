import { dayOf, type Instant } from '../domain/instant.ts';
import type { Post } from '../domain/post.ts';
import type { Delivery, Purpose } from './delivery.ts';
import { closingOf, openingOf } from './office-hours.ts';

/** So long after its time a post may still be made up for. */
export const CATCH_UP_MS = 3 * 60 * 60_000;
/** The supervisors have so long to look at a draft; less where the post is set before 9:00, but never nothing. */
const DRAFT_MS = 60 * 60_000;
const SHORTEST_LOOK_MS = 15 * 60_000;
/** A draft that came some minutes after its time does not make the post late. */
const SLACK_MS = 5 * 60_000;
/** What leaves later than this after its time is marked 补发. */
const LATE_MS = 10 * 60_000;

/** From when to when a slot may begin to leave; `from` included, `until` not. Empty where a post is set after hours. */
export interface PostWindow {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * A post may leave from its time on (before 8:00: from 8:00), for three hours and never after 18:00; one that was stopped
 * or waits to be signed, from its release until 18:00. What is held does not leave before the supervisors have had their
 * time with the draft. By hand it goes at any hour. A draft comes an hour before what is held, and at the time of what is
 * to be signed.
 */
export function windowOf(post: Post, purpose: Purpose, zone: string): PostWindow {
  const { at, release, byHand } = post;
  if (byHand === true) return { from: at, until: at + CATCH_UP_MS };
  const day = dayOf(at, zone);
  const closes = closingOf(day, zone);
  const time = Math.max(at, openingOf(day, zone));
  const makeUpUntil = Math.min(time + CATCH_UP_MS, closes);
  if (purpose === 'draft') {
    return release.mode === 'hold'
      ? { from: draftTimeOf(post, zone), until: makeUpUntil }
      : { from: time, until: closes };
  }
  const released = releasedAt(post, zone);
  if (release.mode === 'sign' || release.stopped !== undefined) return { from: released, until: closes };
  const looked = lookedAt(post, zone);
  if (looked === undefined || looked <= time) return { from: time, until: makeUpUntil };
  return { from: looked, until: Math.min(looked + CATCH_UP_MS, closes) };
}

/** Its time, or when it was signed if that was later. */
function releasedAt({ at, release }: Post, zone: string): Instant {
  const time = Math.max(at, openingOf(dayOf(at, zone), zone));
  return Math.max(time, release.signed?.at ?? time);
}

function draftTimeOf({ at }: Post, zone: string): Instant {
  return Math.max(at - DRAFT_MS, openingOf(dayOf(at, zone), zone));
}

/** Until when the supervisors look at a draft they have seen; undefined if there is none, or none was shown. */
function lookedAt(post: Post, zone: string): Instant | undefined {
  const shown = shownAt(post);
  if (shown === undefined) return undefined;
  const planned = releasedAt(post, zone) - draftTimeOf(post, zone);
  return shown + Math.max(SHORTEST_LOOK_MS, Math.min(DRAFT_MS, planned)) - SLACK_MS;
}

/** When the supervisors saw the draft, or may have. */
export function shownAt({ draft }: Pick<Post, 'draft'>): Instant | undefined {
  return draft?.state === 'sent' || draft?.state === 'unknown' ? draft.settledAt : undefined;
}

/** Whether a slot that begins to leave now is late enough to be marked 补发. */
export function isLate({ post, purpose, now }: Delivery, zone: string): boolean {
  return purpose === 'post' && post.byHand !== true && now - releasedAt(post, zone) > LATE_MS;
}
