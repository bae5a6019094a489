import type { Part, PartContent, Slot } from '../domain/post.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileShelf } from '../ports/file-shelf.ts';
import type { Logger } from '../ports/logger.ts';
import type { PostLog } from '../ports/post-log.ts';
import type { Outgoing, PostRoom } from '../ports/post-room.ts';
import type { Budget } from './budget.ts';
import { type Delivery, withSlot } from './delivery.ts';
import { windowOf } from './post-window.ts';
import { attempted, outOfTime, settled, trying, waiting } from './record.ts';
import { afterAttempt, silenceAfter } from './retry.ts';
import { slotName } from './slot-name.ts';

/** What parts leave with. */
export interface SendingParts {
  readonly log: PostLog;
  readonly shelf: FileShelf;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly zone: string;
  /** Whether the programme is ending: then no further part leaves, and the next start goes on. */
  readonly ending: () => boolean;
}

/**
 * Stages 4–7 of a frozen slot: part after part within the robot's budget, each durable as 「trying」 before it leaves and
 * recorded when its answer is there; what is to be tried again waits, and the parts behind it wait with it.
 */
export async function sendSlot(delivery: Delivery, room: PostRoom, parts: SendingParts): Promise<void> {
  let { slot } = delivery;
  const until = untilOf(delivery, parts);
  for (;;) {
    const part = slot.parts.find(({ state }) => state === 'waiting');
    const now = parts.clock.now();
    if (part === undefined || slot.state !== 'sending' || parts.ending()) return;
    if (now >= until) {
      await recordSlot(delivery, parts.log, (one) => outOfTime(one, now));
      return;
    }
    const wait = parts.budget.waitsUntil(room.robot, now);
    if (wait !== undefined) {
      await recordSlot(delivery, parts.log, (one) => waiting(one, 'budget', wait));
      return;
    }
    parts.budget.spend(room.robot, now);
    await recordSlot(delivery, parts.log, (one) => trying(one, part.id));
    slot = await attempt(delivery, part, room, until, parts);
    if (slot.waitsUntil !== undefined) return;
  }
}

function untilOf({ post, purpose }: Delivery, { zone }: SendingParts): number {
  return windowOf(post, purpose, zone).until;
}

async function attempt(
  delivery: Delivery,
  part: Part,
  room: PostRoom,
  until: number,
  parts: SendingParts,
): Promise<Slot> {
  const outgoing = await outgoingOf(part.content, parts.shelf);
  const outcome =
    outgoing === undefined
      ? ({ kind: 'refused', reason: 'bad-request', retryable: false, code: 'file-gone' } as const)
      : await room.send(outgoing, part.id);
  const now = parts.clock.now();
  const made = { at: now, outcome };
  const silence = silenceAfter(made, room.platform);
  if (silence !== undefined) parts.budget.hold(room.robot, silence);
  const repeatable = room.idempotent && part.content.kind === 'text';
  const next = afterAttempt(outcome, { part, now, until, repeatable, platform: room.platform });
  const slot = await recordSlot(delivery, parts.log, (one) => {
    const state = next.kind === 'settled' ? next.state : 'waiting';
    const recorded = settled(attempted(one, part.id, made, state), now);
    return next.kind === 'again' ? waiting(recorded, 'retry', next.at) : recorded;
  });
  logAttempt(delivery, outcome, slot, parts.logger);
  return slot;
}

function logAttempt(delivery: Delivery, outcome: { kind: string }, slot: Slot, logger: Logger): void {
  const told = { slot: slotName(delivery), outcome: outcome.kind, state: slot.state };
  if (outcome.kind === 'confirmed') logger.info(told, 'post: part confirmed');
  else logger.error({ ...told, ...outcome, outcome: outcome.kind }, 'post: part not confirmed');
}

async function outgoingOf(content: PartContent, shelf: FileShelf): Promise<Outgoing | undefined> {
  if (content.kind === 'text') return content;
  const kept = await shelf.read(content.file);
  if (kept === undefined) return undefined;
  return content.kind === 'picture'
    ? { kind: 'picture', bytes: kept.bytes }
    : { kind: 'file', name: content.name, bytes: kept.bytes };
}

/** Changes one slot of a post, durably; hands back the slot as it stands then. */
export async function recordSlot(
  delivery: Delivery,
  log: PostLog,
  change: (slot: Slot) => Slot,
): Promise<Slot> {
  return log.update(delivery.post.key, (current) => {
    if (current === undefined) throw new Error('a post that is being sent is in the log');
    const post = withSlot(current, delivery, change);
    const slots = delivery.purpose === 'draft' ? [post.draft] : post.slots;
    const slot = slots.find((one) => one?.platform === delivery.slot.platform) ?? delivery.slot;
    return { post, result: slot };
  });
}
