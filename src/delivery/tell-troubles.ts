import type { Message } from '../domain/message.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { PostLog } from '../ports/post-log.ts';
import type { PostRoom } from '../ports/post-room.ts';
import { type Trouble, troublePost } from '../wording/troubles.ts';
import type { Budget } from './budget.ts';
import { type Delivery, groupOf } from './delivery.ts';
import { isOfficeHour, type OfficeDays } from './office-hours.ts';
import { sayInRoom } from './say-in-room.ts';
import { recordSlot } from './send-slot.ts';
import { slotName } from './slot-name.ts';
import type { AlertRooms } from './supervisors-room.ts';
import { untoldTroubles } from './troubles.ts';

/** What trouble is told with. */
export interface TellingParts extends AlertRooms, OfficeDays {
  readonly log: PostLog;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The title of a group, for people. */
  readonly titleOf: (groupId: string) => string;
  readonly newId: () => string;
}

/** What trouble there is that no alert room took, as `degraded` shows it and supervisors read it above an answer. */
export interface Untold {
  readonly names: readonly string[];
  readonly message: Message | undefined;
}

/**
 * Tells the alert rooms what went wrong, in one message, in office hours, once; the failing room is passed over. What none of
 * them takes stays untold, and is tried again with the next minute.
 */
export async function tellTroubles(parts: TellingParts): Promise<Untold> {
  const now = parts.clock.now();
  const untold = untoldTroubles(await parts.log.open(), now, parts.zone);
  if (untold.length === 0) return { names: [], message: undefined };
  const troubles = untold.map((delivery) => troubleOf(delivery, parts));
  const told = isOfficeHour(now, parts) && (await tell(troubles, untold, parts));
  if (told) {
    for (const delivery of untold)
      await recordSlot(delivery, parts.log, (slot) => ({ ...slot, toldAt: now }));
    return { names: [], message: undefined };
  }
  return { names: untold.map(slotName), message: troublePost(troubles, parts.zone) };
}

function troubleOf({ post, purpose, slot }: Delivery, { titleOf }: TellingParts): Trouble {
  return { key: post.key, at: post.at, purpose, slot, title: titleOf(post.key.group) };
}

/** Whether an alert room took it, or perhaps did: a second telling would be worse than none. */
async function tell(
  troubles: readonly Trouble[],
  untold: readonly Delivery[],
  parts: TellingParts,
): Promise<boolean> {
  const failing = new Set(untold.map((delivery) => `${groupOf(delivery)}/${delivery.slot.platform}`));
  for (const { group, room } of alertRooms(parts)) {
    if (failing.has(`${group}/${room.platform}`)) continue;
    const outcome = await sayInRoom(troublePost(troubles, parts.zone), room, parts);
    if (outcome.kind !== 'refused') return true;
    parts.logger.error({ group, platform: room.platform, reason: outcome.reason }, 'alert not delivered');
  }
  parts.logger.error({ slots: untold.map(slotName) }, 'trouble told to nobody');
  return false;
}

function alertRooms({ alerts, roomsOf }: AlertRooms): readonly { group: string; room: PostRoom }[] {
  return alerts.flatMap((group) => roomsOf(group).map((room) => ({ group, room })));
}
