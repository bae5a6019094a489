import { benchAt } from '../domain/colour.ts';
import { openYears } from '../domain/open-years.ts';
import type { Rules } from '../domain/rules.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { openTasks } from '../ports/open-tasks.ts';
import type { PostRoom } from '../ports/post-room.ts';
import type { LedgerReader } from '../ports/store.ts';
import { overdueReport } from '../reports/overdue.ts';
import { overduePost } from '../wording/overdue-post.ts';
import { type DuePost, duePosts, type Timetable } from './due-posts.ts';
import { pingOf } from './ping.ts';

/** What the group posts are made of and sent with. */
export interface PostingParts extends Timetable {
  readonly ledger: Pick<LedgerReader, 'list' | 'directory'>;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The rooms of a group that can be posted to. */
  readonly roomsOf: (groupId: string) => readonly PostRoom[];
}

export interface Posting {
  /** Posts what fell due since the last call; resolves when it is sent or refused. One call at a time does the work. */
  tick(): Promise<void>;
}

/** A post later than this is not sent: the hour it was meant for is over. */
const LATEST_MS = 10 * 60_000;

/**
 * Posts what is due, each once, from now on. What was due while the programme did not run is not made up for; what a
 * room refuses, or may have refused, is logged and not sent again.
 */
export function createPosting(parts: PostingParts): Posting {
  let last = parts.clock.now();
  let underWay = Promise.resolve();
  const postDue = async (): Promise<void> => {
    const now = parts.clock.now();
    // Of a clock that was set back nothing is due; it begins anew from there.
    const due = duePosts(last, now, parts);
    last = now;
    for (const post of due) await postOnce(post, parts);
  };
  return {
    tick() {
      underWay = underWay.then(postDue).catch((error: unknown) => {
        parts.logger.error({ error }, 'posts of this minute failed');
      });
      return underWay;
    },
  };
}

/** One group's failure, of the ledger most likely, keeps nothing from the others. */
async function postOnce(due: DuePost, parts: PostingParts): Promise<void> {
  const facts = { post: due.kind, group: due.group.id, at: new Date(due.at).toISOString() };
  try {
    await postToRooms(due, facts, parts);
  } catch (error) {
    parts.logger.error({ ...facts, error }, 'post failed');
  }
}

async function postToRooms(due: DuePost, facts: object, parts: PostingParts): Promise<void> {
  const { group, plan, at } = due;
  if (parts.clock.now() - at > LATEST_MS) return parts.logger.warn(facts, 'post missed');
  const content = await overdueContent(due, parts);
  if (content === undefined) return parts.logger.info(facts, 'nothing to post');
  for (const room of parts.roomsOf(group.id)) {
    if (plan.rooms !== undefined && !plan.rooms.includes(room.platform)) continue;
    const outcome = await room.post(content);
    const told = { ...facts, platform: room.platform, outcome: outcome.kind };
    if (outcome.kind === 'confirmed') parts.logger.info(told, 'posted');
    else parts.logger.error({ ...told, reason: outcome.reason, code: outcome.code }, 'post not delivered');
  }
}

async function overdueContent({ group }: DuePost, parts: PostingParts) {
  const bench = benchAt(parts.clock.now(), parts);
  const [tasks, directory] = await Promise.all([
    openTasks(bench.today, parts.ledger),
    parts.ledger.directory(),
  ]);
  const report = overdueReport(tasks, group, bench);
  if (report === undefined) return undefined;
  const [openYear] = openYears(bench.today);
  return overduePost(report, { directory, openYear, ping: pingOf(group, parts.groups, directory) });
}
