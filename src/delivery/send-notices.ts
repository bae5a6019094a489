import { dayOf } from '../domain/instant.ts';
import type { Notice } from '../domain/notice.ts';
import { openYears } from '../domain/open-years.ts';
import { personById } from '../domain/people.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Outcome } from '../ports/post-room.ts';
import type { LedgerReader } from '../ports/store.ts';
import { nearestRoom, preferredPlatforms, type Rooms } from './nearest-room.ts';
import { type Addressed, type NoticePost, noticePosts } from './notice-posts.ts';
import type { OfficeDays } from './office-hours.ts';

/** What notices are addressed and sent with. */
export interface NotifierParts extends Rooms, OfficeDays {
  readonly ledger: Pick<LedgerReader, 'get' | 'directory'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What came of notices. */
export interface Sent {
  /** What people were told, or may have been. */
  readonly told: readonly Addressed[];
  /** What surely reached nobody and may do so later. */
  readonly refused: readonly Addressed[];
}

/** Addresses and posts, room by room. */
export async function sendNotices(notices: readonly Notice[], parts: NotifierParts): Promise<Sent> {
  const addressed = await addressedTo(notices, parts);
  const [openYear] = openYears(dayOf(parts.clock.now(), parts.zone));
  const told: Addressed[] = [];
  const refused: Addressed[] = [];
  for (const post of noticePosts(addressed, openYear)) {
    const outcome = await sendPost(post, parts.logger);
    if (outcome.kind !== 'refused') told.push(...post.told);
    else if (outcome.retryable) refused.push(...post.told);
  }
  return { told, refused };
}

async function addressedTo(notices: readonly Notice[], parts: NotifierParts): Promise<readonly Addressed[]> {
  const directory = await parts.ledger.directory();
  const addressed: Addressed[] = [];
  for (const notice of notices) {
    const { task } = notice;
    const history = (await parts.ledger.get(task))?.history ?? [];
    for (const id of new Set(notice.to)) {
      const person = personById(directory, id);
      const usable = person === undefined || person.disabled ? undefined : person;
      const place = usable && nearestRoom(usable, task, parts, preferredPlatforms(usable, history));
      if (usable !== undefined && typeof place === 'object')
        addressed.push({ ...place, notice, person: usable });
      else {
        const facts = { task: `${task.year}#${task.no}`, person: id };
        parts.logger.warn({ ...facts, reason: place ?? 'unknown-person' }, 'nobody to tell');
      }
    }
  }
  return addressed;
}

async function sendPost({ room, groupId, message, told }: NoticePost, logger: Logger): Promise<Outcome> {
  const outcome = await room.post(message);
  const facts = { group: groupId, platform: room.platform, people: told.length, outcome: outcome.kind };
  if (outcome.kind === 'confirmed') logger.info(facts, 'notice posted');
  else logger.error({ ...facts, reason: outcome.reason, code: outcome.code }, 'notice not delivered');
  return outcome;
}
