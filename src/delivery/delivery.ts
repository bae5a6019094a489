import type { Instant } from '../domain/instant.ts';
import type { Post, Slot, SlotReason, SlotState } from '../domain/post.ts';
import type { PostRoom } from '../ports/post-room.ts';

/** Whether a slot carries the post itself, or its draft for the supervisors. */
export type Purpose = 'post' | 'draft';

/** One slot on its way: what every stage looks at, and nothing else. */
export interface Delivery {
  readonly post: Post;
  readonly purpose: Purpose;
  readonly slot: Slot;
  readonly now: Instant;
}

/** What a stage says of a delivery: on to the next, not yet, or never. */
export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'waits'; readonly reason: SlotReason }
  | { readonly kind: 'ends'; readonly state: Exclude<SlotState, 'sent'>; readonly reason: SlotReason };

export const GO: Verdict = { kind: 'go' };

/** The first verdict that is not 「on」, of stages in their order. */
export function throughStages(
  delivery: Delivery,
  stages: readonly ((delivery: Delivery) => Verdict)[],
): Verdict {
  for (const stage of stages) {
    const verdict = stage(delivery);
    if (verdict.kind !== 'go') return verdict;
  }
  return GO;
}

/** The slots of a post with what they carry; the draft first: it comes before the post. */
export function deliveriesOf(post: Post, now: Instant): readonly Delivery[] {
  const slots = post.slots.map((slot): Delivery => ({ post, purpose: 'post', slot, now }));
  return post.draft === undefined ? slots : [{ post, purpose: 'draft', slot: post.draft, now }, ...slots];
}

/** The room a delivery goes to, by group and platform. */
export type RoomOf = (groupId: string, platform: Slot['platform']) => PostRoom | undefined;

/** The group whose room a delivery goes to: the supervisors' for a draft. */
export function groupOf({ post, purpose }: Pick<Delivery, 'post' | 'purpose'>): string {
  return purpose === 'draft' ? (post.draft?.group ?? post.key.group) : post.key.group;
}

/** A post with one of its slots as a change makes it; the same post if the change leaves the slot as it is. */
export function withSlot(
  post: Post,
  { purpose, slot }: { readonly purpose: Purpose; readonly slot: Pick<Slot, 'platform'> },
  change: (slot: Slot) => Slot,
): Post {
  if (purpose === 'draft') {
    if (post.draft === undefined) return post;
    const changed = change(post.draft);
    return changed === post.draft ? post : { ...post, draft: { ...changed, group: post.draft.group } };
  }
  const slots = post.slots.map((one) => (one.platform === slot.platform ? change(one) : one));
  return slots.every((one, index) => one === post.slots[index]) ? post : { ...post, slots };
}
