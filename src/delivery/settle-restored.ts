import { isSettled } from '../domain/post.ts';
import type { NoticeBox } from '../ports/notice-box.ts';
import type { RestoredLedger } from '../ports/restored-ledger.ts';
import type { PipelineParts } from './advance-posts.ts';
import { deliveriesOf } from './delivery.ts';
import { settled, toBeTold } from './kept-notices.ts';
import { isOfficeHour, nextOpening, type OfficeDays } from './office-hours.ts';
import { windowOf } from './post-window.ts';
import { ended } from './record.ts';
import { factsOf, MAYBE_TOLD } from './send-notices.ts';
import { recordSlot } from './send-slot.ts';
import { slotName } from './slot-name.ts';

/**
 * After a restore: what could leave before the ledger was restored may have left from the one that is lost. It becomes
 * unknown, which is told like any trouble; `push --again` posts it anew. To be run when what is due is planned.
 */
export async function settleRestoredPosts(
  restored: RestoredLedger,
  { log, clock, zone, logger }: Pick<PipelineParts, 'log' | 'clock' | 'zone' | 'logger'>,
): Promise<void> {
  const now = clock.now();
  for (const post of await log.open()) {
    for (const delivery of deliveriesOf(post, now)) {
      const { slot, purpose } = delivery;
      if (isSettled(slot) || windowOf(post, purpose, zone).from > restored.at) continue;
      await recordSlot(delivery, log, (one) => ended(one, 'unknown', 'interrupted', now));
      logger.warn({ slot: slotName(delivery) }, 'post: may have left before the ledger was restored');
    }
  }
  await restored.settled('posts');
}

interface BoxParts extends OfficeDays {
  readonly box: NoticeBox;
  readonly logger: PipelineParts['logger'];
}

/** The same for what waited in the backup to be told, unless the offices were closed ever since. May run again. */
export async function settleRestoredNotices(restored: RestoredLedger, parts: BoxParts): Promise<void> {
  const { madeAt, at } = restored;
  if (isOfficeHour(madeAt, parts) || nextOpening(madeAt, parts) <= at) {
    const left = await parts.box.update((all) => {
      const old = toBeTold(all).filter((one) => one.at <= madeAt);
      if (old.length === 0) return { result: old };
      return { kept: settled(all, new Set(old.map(({ id }) => id)), 'told'), result: old };
    });
    if (left.length > 0) parts.logger.error({ reason: 'restored', notices: left.map(factsOf) }, MAYBE_TOLD);
  }
  await restored.settled('notices');
}
