import { dayOf } from '../domain/instant.ts';
import { openYears } from '../domain/open-years.ts';
import type { Outcome } from '../domain/outcome.ts';
import { type Directory, personById } from '../domain/people.ts';
import { withFullNames } from '../domain/visibility.ts';
import type { Logger } from '../ports/logger.ts';
import type { KeptNotice, NoticeBox } from '../ports/notice-box.ts';
import type { RestoredLedger } from '../ports/restored-ledger.ts';
import type { LedgerReader, TaskRecord } from '../ports/store.ts';
import { answered, settled, type ToBeTold, trying } from './kept-notices.ts';
import { type Nowhere, nearestRoom, preferredPlatforms, type Rooms } from './nearest-room.ts';
import { type Addressed, type NoticePost, noticePosts } from './notice-posts.ts';
import type { OfficeDays } from './office-hours.ts';
import { type SpeakingParts, sayInRoom } from './say-in-room.ts';

/** What notices are kept, addressed and sent with. */
export interface NotifierParts extends Rooms, OfficeDays, SpeakingParts {
  readonly box: NoticeBox;
  readonly ledger: Pick<LedgerReader, 'get' | 'directory'>;
  readonly logger: Logger;
  readonly restored?: RestoredLedger | undefined;
}

/**
 * Addresses and posts, room by room: to whom, where and of what is decided by the ledger as it is now. What is posted is
 * durable as 「trying」 before the request leaves, and settled when its answer is there.
 */
export async function sendNotices(notices: readonly ToBeTold[], parts: NotifierParts): Promise<void> {
  const addressed = await addressedTo(notices, parts);
  const found = new Set<KeptNotice>(addressed.map(({ notice }) => notice));
  const nowhere = notices.filter((notice) => !found.has(notice));
  if (nowhere.length > 0) await change(parts, nowhere, (all, ids) => settled(all, ids, 'over'));
  const [openYear] = openYears(dayOf(parts.clock.now(), parts.zone));
  for (const post of noticePosts(addressed, openYear)) await sendPost(post, parts);
}

/** Changes some notices of the box, durably; hands back how they stand then. */
async function change(
  { box }: NotifierParts,
  some: readonly KeptNotice[],
  to: (all: readonly KeptNotice[], ids: ReadonlySet<string>) => readonly KeptNotice[],
): Promise<readonly KeptNotice[]> {
  const ids = new Set(some.map(({ id }) => id));
  return box.update((all) => {
    const kept = to(all, ids);
    return { kept, result: kept.filter(({ id }) => ids.has(id)) };
  });
}

async function addressedTo(
  notices: readonly ToBeTold[],
  parts: NotifierParts,
): Promise<readonly Addressed[]> {
  const directory = await parts.ledger.directory();
  const groups = parts.groups.map((group) => withFullNames(group, directory));
  const addressed: Addressed[] = [];
  for (const notice of notices) {
    const found = addressOf(notice, directory, await parts.ledger.get(notice.task), {
      groups,
      roomsOf: parts.roomsOf,
    });
    if (typeof found === 'object') addressed.push(found);
    else parts.logger.warn({ ...factsOf(notice), reason: found }, 'nobody to tell');
  }
  return addressed;
}

function addressOf(
  notice: ToBeTold,
  directory: Directory,
  record: TaskRecord | undefined,
  rooms: Rooms,
): Addressed | Nowhere | 'unknown-person' | 'unknown-task' {
  const person = personById(directory, notice.to);
  if (person === undefined || person.disabled) return 'unknown-person';
  if (record === undefined) return 'unknown-task';
  const { task, history } = record;
  const place = nearestRoom(person, task, rooms, preferredPlatforms(person, history));
  return typeof place === 'object' ? { ...place, notice, task, person } : place;
}

async function sendPost({ room, groupId, message, told }: NoticePost, parts: NotifierParts): Promise<void> {
  const notices = told.map(({ notice }) => notice);
  const outcome = await sayInRoom(message, room, parts, async () => {
    await change(parts, notices, trying);
  });
  // Nothing has left: they go on waiting as they are.
  if (isOwnBudget(outcome)) return;
  const after = await change(parts, notices, (all, ids) => answered(all, ids, outcome));
  const about = { group: groupId, platform: room.platform, people: notices.length, outcome: outcome.kind };
  logPost(about, outcome, after, parts.logger);
}

function isOwnBudget(outcome: Outcome): boolean {
  return outcome.kind === 'refused' && outcome.code === 'own-budget';
}

function logPost(about: object, outcome: Outcome, after: readonly KeptNotice[], logger: Logger): void {
  if (outcome.kind === 'confirmed') {
    logger.info(about, 'notice posted');
    return;
  }
  const facts = { ...about, reason: outcome.reason, code: outcome.code };
  if (outcome.kind === 'unknown') {
    logger.error({ ...facts, notices: after.map(factsOf) }, MAYBE_TOLD);
    return;
  }
  logger.error(facts, 'notice not delivered');
  const over = after.filter(({ state }) => state === 'over').map(factsOf);
  if (over.length > 0) logger.error({ ...facts, notices: over }, 'notices given up');
}

/** Nobody knows whether it arrived, and a second one would be worse than none. */
export const MAYBE_TOLD = 'notices may not have arrived; they are not sent again';

/** What a log may say of a notice: no content. */
export function factsOf({ task, to }: KeptNotice): { readonly task: string; readonly person: string } {
  return { task: `${task.year}#${task.no}`, person: to ?? '' };
}
