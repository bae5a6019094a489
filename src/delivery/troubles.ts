import type { Instant } from '../domain/instant.ts';
import { isSettled, isTrouble, type Post } from '../domain/post.ts';
import { type Delivery, deliveriesOf } from './delivery.ts';
import { windowOf } from './post-window.ts';

/** A slot that is not confirmed so long after its time is trouble, whatever it waits for. */
const DEAD_MAN_MS = 10 * 60_000;

/** What somebody should know of these posts and was not told, each slot once for each way it can go wrong. */
export function untoldTroubles(posts: readonly Post[], now: Instant, zone: string): readonly Delivery[] {
  return posts.flatMap((post) =>
    deliveriesOf(post, now).filter(
      (delivery) => delivery.slot.toldAt === undefined && isInTrouble(delivery, zone),
    ),
  );
}

/** Whether a slot has gone wrong, has lost its picture or annex, or is ten minutes late. */
export function isInTrouble(delivery: Delivery, zone: string): boolean {
  return isSettled(delivery.slot) ? isTrouble(delivery.slot) : isOverdue(delivery, zone);
}

/** What waits for people is not late: a post that is stopped or unsigned. */
function isOverdue({ post, purpose, slot, now }: Delivery, zone: string): boolean {
  if (slot.reason === 'stopped' || slot.reason === 'unsigned' || slot.reason === 'not-yet-due') return false;
  return now - windowOf(post, purpose, zone).from >= DEAD_MAN_MS;
}
