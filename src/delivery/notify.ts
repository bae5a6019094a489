import { isoOf } from '../domain/instant.ts';
import type { Notifier } from '../ports/notifier.ts';
import { corrected, interrupted, raised, settled, toBeTold } from './kept-notices.ts';
import { isOfficeHour, nextOpening } from './office-hours.ts';
import { factsOf, MAYBE_TOLD, type NotifierParts, sendNotices } from './send-notices.ts';
import { settleRestoredNotices } from './settle-restored.ts';

/** A notifier that is woken each minute, and can be waited for. */
export interface RunningNotifier extends Notifier {
  /** Sends what waits, if the offices are open; resolves when it is sent or refused. */
  tick(): Promise<void>;
  /** Resolves when nothing is being sent any more; what waits for the morning goes on waiting. */
  settled(): Promise<void>;
  /** The same; what waits is told by the next start. */
  stop(): Promise<void>;
}

/**
 * Tells people in their nearest room, once, also what an earlier start of the programme left in the box. What a room
 * refuses for the moment is tried again each minute: without end while it is the robot that is too fast or the vendor that
 * cannot be reached, else a few times. What may have arrived is logged and not sent again. Outside 8:00–18:00 of a working
 * day notices wait for 8:00 of the next one.
 */
export function createNotifier(parts: NotifierParts): RunningNotifier {
  const { box, clock, logger, newId } = parts;
  let underWay = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    underWay = underWay.then(work).catch((error: unknown) => {
      logger.error({ error }, 'notices not sent');
    });
    return underWay;
  };
  const idle = async (): Promise<void> => {
    let seen: Promise<void> | undefined;
    while (seen !== underWay) {
      seen = underWay;
      await seen;
    }
  };
  return {
    async tell(lines) {
      if (lines.length === 0) return;
      const at = clock.now();
      const added = await box.update((all) => {
        const kept = raised(all, lines, at, newId);
        return { kept, result: kept !== all };
      });
      if (added) void inTurn(() => sendAfterAnswer(parts));
    },
    tick: () => inTurn(() => send(parts)),
    settled: idle,
    async stop() {
      await idle();
      const waiting = toBeTold(await box.all()).length;
      if (waiting > 0) logger.info({ notices: waiting }, 'notices wait for the next start');
    },
  };
}

async function sendAfterAnswer(parts: NotifierParts): Promise<void> {
  // The answer to the message that raised them leaves first.
  await new Promise((resolve) => setImmediate(resolve));
  await send(parts);
  const now = parts.clock.now();
  const waiting = toBeTold(await parts.box.all()).length;
  if (waiting === 0 || isOfficeHour(now, parts)) return;
  const until = isoOf(nextOpening(now, parts), parts.zone);
  parts.logger.info({ notices: waiting, until }, 'notices wait for the morning');
}

/** One turn: whatever is under way when it begins, an earlier one did not bring to its end. */
async function send(parts: NotifierParts): Promise<void> {
  await settleInterrupted(parts);
  if (parts.restored !== undefined) await settleRestoredNotices(parts.restored, parts);
  const { box, clock, newId } = parts;
  const waiting = await box.update((all) => {
    const kept = corrected(all, newId);
    return { kept, result: toBeTold(kept) };
  });
  if (waiting.length > 0 && isOfficeHour(clock.now(), parts)) await sendNotices(waiting, parts);
}

async function settleInterrupted({ box, logger }: NotifierParts): Promise<void> {
  const left = await box.update((all) => {
    const found = interrupted(all);
    const ids = new Set(found.map(({ id }) => id));
    return found.length === 0 ? { result: found } : { kept: settled(all, ids, 'told'), result: found };
  });
  if (left.length > 0) logger.error({ reason: 'interrupted', notices: left.map(factsOf) }, MAYBE_TOLD);
}
