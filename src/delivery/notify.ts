import { isoOf } from '../domain/instant.ts';
import type { Notifier } from '../ports/notifier.ts';
import { createNoticesInHand, type NoticesInHand, type Raised } from './notices-in-hand.ts';
import { isOfficeHour, nextOpening } from './office-hours.ts';
import { type NotifierParts, sendNotices } from './send-notices.ts';

/** A notifier that is woken each minute, and can be waited for. */
export interface RunningNotifier extends Notifier {
  /** Sends what waited for the morning, once it has come; resolves when it is sent or refused. */
  tick(): Promise<void>;
  /** Resolves when nothing is being sent any more; what waits for the morning goes on waiting. */
  settled(): Promise<void>;
  /** The same, and logs what waited as lost. */
  stop(): Promise<void>;
}

/**
 * Tells people in their nearest room. What a room refuses for the moment (too fast, busy, unreachable) is tried again each
 * minute, a few times; what may have arrived is logged and not sent again.
 * Outside 8:00–18:00 of a working day notices wait, in memory, for 8:00 of the next one: a restart loses them, which the log
 * says when they begin to wait and when they are lost.
 */
export function createNotifier(parts: NotifierParts): RunningNotifier {
  const { clock, logger } = parts;
  const inHand = createNoticesInHand();
  let underWay = Promise.resolve();
  const inTurn = (work: () => Promise<void>, facts: object): Promise<void> => {
    underWay = underWay.then(work).catch((error: unknown) => {
      logger.error({ ...facts, error }, 'notices not sent');
    });
    return underWay;
  };
  const settled = async (): Promise<void> => {
    let seen: Promise<void> | undefined;
    while (seen !== underWay) {
      seen = underWay;
      await seen;
    }
  };
  return {
    tell(notices) {
      const at = clock.now();
      const raised = notices.map((notice) => ({ notice, at }));
      void inTurn(() => take(raised, inHand, parts), { notices: notices.length });
    },
    tick: () => inTurn(() => flush(inHand, parts), { notices: inHand.waiting.length }),
    settled,
    async stop() {
      await settled();
      const lost = inHand.waiting.length;
      if (lost > 0) logger.warn({ notices: lost }, 'notices lost: they waited for the morning');
    },
  };
}

async function take(raised: readonly Raised[], inHand: NoticesInHand, parts: NotifierParts): Promise<void> {
  // The answer to the message that raised them leaves first.
  await new Promise((resolve) => setImmediate(resolve));
  const kept = inHand.add(raised);
  const now = parts.clock.now();
  if (kept.length === 0 || isOfficeHour(now, parts)) return flush(inHand, parts);
  const until = isoOf(nextOpening(now, parts), parts.zone);
  parts.logger.info({ notices: kept.length, until }, 'notices wait for the morning; a restart loses them');
}

async function flush(inHand: NoticesInHand, parts: NotifierParts): Promise<void> {
  const now = parts.clock.now();
  inHand.forget(now);
  if (inHand.waiting.length === 0 || !isOfficeHour(now, parts)) return;
  const sending = inHand.takeAll();
  const { told, refused } = await sendNotices(
    sending.map(({ notice }) => notice),
    parts,
  );
  inHand.remember(told, sending);
  const given = inHand.putBack(refused, sending);
  if (given > 0) parts.logger.error({ notices: given }, 'notices given up');
}
