import type { Instant } from '../domain/instant.ts';
import type { Post, PostKey, Slot } from '../domain/post.ts';
import type { PostLog } from '../ports/post-log.ts';
import type { PostRoom } from '../ports/post-room.ts';
import { plannedSlot } from './plan-posts.ts';

/** A post by hand: which, and whether also where it has gone already. */
export interface PushRequest {
  readonly key: PostKey;
  readonly again: boolean;
}

/** What a push did to the slots of a post: those it lets go, and those it does not touch. */
export interface Pushed {
  readonly going: readonly Slot['platform'][];
  /** Sending, sent or perhaps sent, and not pushed 「again」. */
  readonly refused: readonly Slot[];
}

/** Puts the slots of a post, or those of them that did not go, at 「now」, in the log. */
export async function pushPost(
  { key, again }: PushRequest,
  rooms: readonly Pick<PostRoom, 'platform'>[],
  now: Instant,
  log: PostLog,
): Promise<Pushed> {
  return log.update(key, (current) => {
    const slots = rooms.map(({ platform }) => pushedSlot(current, platform, again));
    const going = slots.filter(({ isGoing }) => isGoing).map(({ slot }) => slot.platform);
    const refused = slots.filter(({ isGoing }) => !isGoing).map(({ slot }) => slot);
    if (going.length === 0) return { result: { going, refused } };
    const { draft: _, ...rest }: Partial<Post> = current ?? {};
    const release = current?.release ?? { mode: 'auto', edits: [] };
    const post: Post = {
      ...rest,
      key,
      at: now,
      release,
      slots: slots.map(({ slot }) => slot),
      byHand: true,
    };
    return { post, result: { going, refused } };
  });
}

function pushedSlot(
  post: Post | undefined,
  platform: Slot['platform'],
  again: boolean,
): { readonly slot: Slot; readonly isGoing: boolean } {
  const slot = post?.slots.find((one) => one.platform === platform);
  if (slot === undefined) return { slot: plannedSlot(platform), isGoing: true };
  const hasGone = slot.state === 'sending' || slot.state === 'sent' || slot.state === 'unknown';
  if (hasGone && !again) return { slot, isGoing: false };
  const { state, reason, parts, settledAt } = slot;
  const before = {
    state,
    parts,
    ...(reason === undefined ? {} : { reason }),
    ...(settledAt === undefined ? {} : { settledAt }),
  };
  const earlier = state === 'planned' ? slot.earlier : [...(slot.earlier ?? []), before];
  return {
    // Whoever was @-ed by it today is not @-ed again.
    slot: {
      ...plannedSlot(platform),
      called: slot.called,
      ...(earlier === undefined ? {} : { earlier }),
    },
    isGoing: true,
  };
}
