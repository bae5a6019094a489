import type { Delivery, Purpose } from '../../src/delivery/delivery.ts';
import { day } from '../../src/domain/day.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Draft, Part, Post, Slot } from '../../src/domain/post.ts';
import { at } from '../support/a-task.ts';

/** Monday 23 November 2026. */
export const MONDAY = day('2026-11-23');

export function aSlot(facts: Partial<Slot> = {}): Slot {
  return { platform: 'wecom', state: 'planned', reason: 'not-yet-due', parts: [], called: [], ...facts };
}

export function aPost(facts: Partial<Post> = {}): Post {
  return {
    key: { kind: 'overdue', day: MONDAY, group: 'all' },
    at: at('2026-11-23 08:30'),
    release: { mode: 'auto', edits: [] },
    slots: [aSlot()],
    ...facts,
  };
}

/** What the supervisors saw of a draft at a moment. */
export function aShownDraft(when: string): Draft {
  return { ...aSlot({ state: 'sent', settledAt: at(when) }), group: 'office' };
}

/** A weekly that is held, with its draft for the supervisors, which they have not seen yet. */
export function aHeldPost(facts: Partial<Post> = {}): Post {
  return aPost({
    key: { kind: 'weekly', day: MONDAY, group: 'leaders' },
    at: at('2026-11-23 09:00'),
    release: { mode: 'hold', edits: [] },
    draft: { ...aSlot(), group: 'office' },
    ...facts,
  });
}

export function aDelivery(post: Post, now: Instant, purpose: Purpose = 'post'): Delivery {
  const slot = purpose === 'draft' ? post.draft : post.slots[0];
  if (slot === undefined) throw new Error('no such slot');
  return { post, purpose, slot, now };
}

export function aPart(id: string, facts: Partial<Part> = {}): Part {
  return { id, content: { kind: 'text', text: id }, state: 'waiting', attempts: [], ...facts };
}
