import type { Post } from '../domain/post.ts';
import type { Clock } from '../ports/clock.ts';
import { type Delivery, deliveriesOf, groupOf, type RoomOf, throughStages } from './delivery.ts';
import { type FreezingParts, freezePost, type Going } from './freeze-post.ts';
import { atItsTime } from './quiet-hours.ts';
import { ended, waiting } from './record.ts';
import { released } from './release.ts';
import { recordSlot, type SendingParts, sendSlot } from './send-slot.ts';
import { slotName } from './slot-name.ts';

/** Everything a post needs on its way: slot → quiet hours → release → freeze → budget → send → record → retry. */
export interface PipelineParts extends FreezingParts, SendingParts {
  readonly clock: Clock;
  readonly roomOf: RoomOf;
}

/** Takes every open post as far as it can go now. Rooms of different robots do not wait for each other. */
export async function advancePosts(parts: PipelineParts): Promise<void> {
  for (const post of await parts.log.open()) {
    if (parts.ending()) return;
    await prepare(post, parts);
  }
  const sending: Going[] = [];
  const now = parts.clock.now();
  for (const post of await parts.log.open()) {
    for (const delivery of deliveriesOf(post, now)) {
      const { slot } = delivery;
      if (slot.state !== 'sending' || (slot.waitsUntil ?? now) > now) continue;
      const room = await roomFor(delivery, parts);
      if (room !== undefined) sending.push({ delivery, room });
    }
  }
  await Promise.all([...byRobot(sending)].map((ofRobot) => sendInTurn(ofRobot, parts)));
}

/** Up to the frozen parts. What fails to be made is tried again each minute as long as its time lasts. */
async function prepare(post: Post, parts: PipelineParts): Promise<void> {
  const now = parts.clock.now();
  const going: Going[] = [];
  for (const delivery of deliveriesOf(post, now)) {
    if (delivery.slot.state !== 'planned') continue;
    const verdict = throughStages(delivery, [atItsTime(parts.zone), released]);
    if (verdict.kind === 'ends')
      await recordSlot(delivery, parts.log, (slot) => ended(slot, verdict.state, verdict.reason, now));
    else if (verdict.kind === 'waits')
      await recordSlot(delivery, parts.log, (slot) => waiting(slot, verdict.reason));
    else {
      const room = await roomFor(delivery, parts);
      if (room !== undefined) going.push({ delivery, room });
    }
  }
  for (const purpose of ['draft', 'post'] as const) {
    const ofPurpose = going.filter(({ delivery }) => delivery.purpose === purpose);
    try {
      await freezePost(ofPurpose, parts);
    } catch (error) {
      await notMade(ofPurpose, error, parts);
    }
  }
}

async function notMade(
  going: readonly Going[],
  error: unknown,
  { log, logger }: PipelineParts,
): Promise<void> {
  for (const { delivery } of going) {
    logger.error({ slot: slotName(delivery), error }, 'post not made');
    await recordSlot(delivery, log, (slot) => (slot.state === 'planned' ? waiting(slot, 'not-made') : slot));
  }
}

/** The room of a delivery; a slot whose group or address is no longer in the config is over. */
async function roomFor(delivery: Delivery, { roomOf, log, clock }: PipelineParts) {
  const room = roomOf(groupOf(delivery), delivery.slot.platform);
  if (room === undefined)
    await recordSlot(delivery, log, (slot) => ended(slot, 'skipped', 'not-configured', clock.now()));
  return room;
}

function byRobot(sending: readonly Going[]): Iterable<readonly Going[]> {
  const robots = new Map<string, Going[]>();
  for (const going of sending) {
    const ofRobot = robots.get(going.room.robot) ?? [];
    ofRobot.push(going);
    robots.set(going.room.robot, ofRobot);
  }
  return robots.values();
}

async function sendInTurn(going: readonly Going[], parts: PipelineParts): Promise<void> {
  for (const { delivery, room } of going) {
    try {
      await sendSlot(delivery, room, parts);
    } catch (error) {
      // The disk, most likely: what was on its way is found as 「trying」 at the next start.
      parts.logger.error({ slot: slotName(delivery), error }, 'post: not recorded');
    }
  }
}
