import type { Instant } from '../domain/instant.ts';
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

/** When the same trouble may be told again that no room took, or only perhaps: each time a longer while later. */
export interface AlertPace {
  readonly names: string;
  readonly from: Instant;
  readonly waitMs: number;
}

export const NO_ALERT: AlertPace = { names: '', from: Number.NEGATIVE_INFINITY, waitMs: 60_000 };
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * Tells the alert rooms what went wrong, in one message, in office hours, once; the failing room is passed over. What none of
 * them surely takes stays untold, and is tried again.
 */
export async function tellTroubles(
  parts: TellingParts,
  pace: AlertPace,
): Promise<Untold & { readonly pace: AlertPace }> {
  const now = parts.clock.now();
  const untold = untoldTroubles(await parts.log.open(), now, parts.zone);
  if (untold.length === 0) return { names: [], message: undefined, pace: NO_ALERT };
  const troubles = untold.map((delivery) => troubleOf(delivery, parts));
  const names = untold.map(slotName);
  const kept = names.join() === pace.names ? pace : { ...NO_ALERT, names: names.join() };
  const message = troublePost(troubles, parts.zone);
  if (!isOfficeHour(now, parts) || now < kept.from) return { names, message, pace: kept };
  if (await tell(troubles, untold, parts)) {
    for (const delivery of untold)
      await recordSlot(delivery, parts.log, (slot) => ({ ...slot, toldAt: now }));
    return { names: [], message: undefined, pace: NO_ALERT };
  }
  const { waitMs } = kept;
  const later = { ...kept, from: now + waitMs, waitMs: Math.min(2 * waitMs, LONGEST_WAIT_MS) };
  return { names, message, pace: later };
}

function troubleOf({ post, purpose, slot }: Delivery, { titleOf }: TellingParts): Trouble {
  return { key: post.key, at: post.at, purpose, slot, title: titleOf(post.key.group) };
}

/** Whether an alert room surely took it. */
async function tell(
  troubles: readonly Trouble[],
  untold: readonly Delivery[],
  parts: TellingParts,
): Promise<boolean> {
  const failing = new Set(untold.map((delivery) => `${groupOf(delivery)}/${delivery.slot.platform}`));
  for (const { group, room } of alertRooms(parts)) {
    if (failing.has(`${group}/${room.platform}`)) continue;
    const outcome = await sayInRoom(troublePost(troubles, parts.zone), room, parts);
    if (outcome.kind === 'confirmed') return true;
    const { kind, reason } = outcome;
    parts.logger.error({ group, platform: room.platform, outcome: kind, reason }, 'alert not delivered');
  }
  parts.logger.error({ slots: untold.map(slotName) }, 'trouble told to nobody');
  return false;
}

function alertRooms({ alerts, roomsOf }: AlertRooms): readonly { group: string; room: PostRoom }[] {
  return alerts.flatMap((group) => roomsOf(group).map((room) => ({ group, room })));
}
