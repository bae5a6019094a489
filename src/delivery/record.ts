import type { Instant } from '../domain/instant.ts';
import type { PersonId } from '../domain/people.ts';
import type { Attempt, Part, PartContent, PartState, Slot, SlotReason, SlotState } from '../domain/post.ts';

/** Everything a slot can go through; each of these is made durable before the next thing happens. */

/** It waits, for this reason. The same slot if it did already. */
export function waiting(slot: Slot, reason: SlotReason, until?: Instant): Slot {
  if (slot.reason === reason && slot.waitsUntil === until) return slot;
  const { waitsUntil: _, ...rest } = slot;
  return { ...rest, reason, ...(until === undefined ? {} : { waitsUntil: until }) };
}

/** It came to an end without all of its parts. */
export function ended(slot: Slot, state: Exclude<SlotState, 'sent'>, reason: SlotReason, at: Instant): Slot {
  const { toldAt: _, waitsUntil: __, ...rest } = slot;
  return { ...rest, state, reason, settledAt: at };
}

/** Its parts are frozen: from now on it leaves. */
export function frozen(
  slot: Slot,
  parts: readonly { readonly id: string; readonly content: PartContent }[],
  { called, late }: { readonly called: readonly PersonId[]; readonly late: boolean },
): Slot {
  return {
    ...slot,
    state: 'sending',
    reason: 'under-way',
    parts: parts.map(({ id, content }): Part => ({ id, content, state: 'waiting', attempts: [] })),
    called: [...new Set([...slot.called, ...called])],
    ...(late ? { late: true } : {}),
  };
}

/** A request of this part is about to leave. */
export function trying(slot: Slot, id: string): Slot {
  return withPart(waiting(slot, 'under-way'), id, (part) => ({ ...part, state: 'trying' }));
}

/** What became of the request. */
export function attempted(slot: Slot, id: string, attempt: Attempt, state: PartState): Slot {
  return withPart(slot, id, (part) => ({ ...part, state, attempts: [...part.attempts, attempt] }));
}

/** The slot as its parts make it: final once none of them waits any more, or one that is needed was refused. */
export function settled(slot: Slot, at: Instant): Slot {
  const { parts } = slot;
  const refused = parts.find(({ content, state }) => state === 'refused' && content.kind === 'text');
  if (refused !== undefined) return ended(slot, 'failed', lastReason(refused) ?? 'other', at);
  if (parts.some(({ state }) => state === 'waiting' || state === 'trying')) return slot;
  // The text is the post: a picture or an annex that was lost is told of, and leaves it sent.
  const unknown = parts.find(({ state, content }) => state === 'unknown' && content.kind === 'text');
  if (unknown !== undefined) return ended(slot, 'unknown', lastReason(unknown) ?? 'interrupted', at);
  const { reason: _, waitsUntil: __, ...rest } = slot;
  return { ...rest, state: 'sent', settledAt: at };
}

/** Its time is over before all of its parts have left. */
export function outOfTime(slot: Slot, at: Instant): Slot {
  const parts = slot.parts.map((part): Part => {
    if (part.state !== 'waiting') return part;
    const state = part.attempts.some(({ outcome }) => outcome.kind === 'unknown') ? 'unknown' : 'refused';
    return part.attempts.length === 0 ? part : { ...part, state };
  });
  const done = settled({ ...slot, parts }, at);
  if (done.state !== 'sending') return done;
  const begun = parts.some(({ state }) => state !== 'waiting');
  return ended({ ...slot, parts }, begun ? 'failed' : 'missed', 'too-late', at);
}

function lastReason({ attempts }: Part): SlotReason | undefined {
  // A later refusal does not take back that an earlier attempt may have arrived.
  const unknown = attempts.findLast(({ outcome }) => outcome.kind === 'unknown');
  const outcome = (unknown ?? attempts.at(-1))?.outcome;
  return outcome === undefined || outcome.kind === 'confirmed' ? undefined : outcome.reason;
}

function withPart(slot: Slot, id: string, change: (part: Part) => Part): Slot {
  return { ...slot, parts: slot.parts.map((part) => (part.id === id ? change(part) : part)) };
}
