import { dayOf } from '../domain/instant.ts';
import type { Attempt, Part } from '../domain/post.ts';
import type { PipelineParts } from './advance-posts.ts';
import { type Delivery, deliveriesOf, groupOf } from './delivery.ts';
import { windowOf } from './post-window.ts';
import { attempted, settled } from './record.ts';
import { silenceAfter } from './retry.ts';
import { recordSlot } from './send-slot.ts';
import { slotName } from './slot-name.ts';

/**
 * At the start: a part that was on its way when the programme ended may have arrived. It becomes unknown, unless the
 * platform shows the same id once and there is time: then it goes again under its id. The robots' budgets remember what
 * was sent in the last minutes.
 */
export async function recoverPosts(parts: PipelineParts): Promise<void> {
  const now = parts.clock.now();
  for (const post of await parts.log.open()) {
    for (const delivery of deliveriesOf(post, now)) {
      const caught = delivery.slot.parts.filter(({ state }) => state === 'trying');
      for (const part of caught) await interrupted(delivery, part, parts);
    }
  }
  for (const post of await parts.log.on(dayOf(now, parts.zone))) {
    for (const delivery of deliveriesOf(post, now)) countAttempts(delivery, parts);
  }
}

async function interrupted(delivery: Delivery, part: Part, parts: PipelineParts): Promise<void> {
  const { post, purpose, slot, now } = delivery;
  const room = parts.roomOf(groupOf(delivery), slot.platform);
  const again =
    room?.idempotent === true &&
    part.content.kind === 'text' &&
    now < windowOf(post, purpose, parts.zone).until;
  const attempt: Attempt = { at: now, outcome: { kind: 'unknown', reason: 'interrupted' } };
  await recordSlot(delivery, parts.log, (one) =>
    settled(attempted(one, part.id, attempt, again ? 'waiting' : 'unknown'), now),
  );
  parts.logger.warn(
    { slot: slotName(delivery), again },
    'post: the programme ended while a part was on its way',
  );
}

function countAttempts(delivery: Delivery, { roomOf, budget, clock }: PipelineParts): void {
  const room = roomOf(groupOf(delivery), delivery.slot.platform);
  if (room === undefined) return;
  for (const attempt of delivery.slot.parts.flatMap(({ attempts }) => attempts)) {
    budget.spend(room.robot, Math.min(attempt.at, clock.now()));
    const silence = silenceAfter(attempt, room.platform);
    if (silence !== undefined) budget.hold(room.robot, silence);
  }
}
