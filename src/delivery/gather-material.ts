import { type Bench, benchAt } from '../domain/colour.ts';
import type { Day } from '../domain/day.ts';
import { dayOf, type Instant, instantOf } from '../domain/instant.ts';
import { isReportKind, type Post, type PostKey } from '../domain/post.ts';
import type { Rules } from '../domain/rules.ts';
import { type Group, withFullNames } from '../domain/visibility.ts';
import type { WorkCalendar } from '../domain/work-calendar.ts';
import { levelsSince } from '../ports/levels-since.ts';
import { openTasks } from '../ports/open-tasks.ts';
import type { PostLogReader } from '../ports/post-log.ts';
import type { PostRoom } from '../ports/post-room.ts';
import type { LedgerReader } from '../ports/store.ts';
import { tasksAsOf } from '../ports/tasks-as-of.ts';
import { needsLevels } from '../reports/asked-problems.ts';
import { inTurns } from '../reports/in-steps.ts';
import { judgeAll } from '../reports/judge-all.ts';
import type { OfficeSignature, PostMaterial } from '../reports/post-material.ts';
import type { PostingGroup } from './posting-group.ts';

/** Where the material of posts comes from. */
export interface MaterialParts {
  readonly ledger: Pick<LedgerReader, 'get' | 'list' | 'directory'>;
  readonly log: Pick<PostLogReader, 'snapshotsBefore'>;
  readonly groups: readonly PostingGroup[];
  /** Where a group can be posted to. */
  readonly roomsOf: (groupId: string) => readonly PostRoom[];
  readonly signature: OfficeSignature;
  /** The name people call the bot by. */
  readonly botName: string;
  readonly rules: Rules;
  readonly calendar: WorkCalendar;
  readonly zone: string;
}

/** 走势 shows eight periods: this one and seven before. */
const EARLIER = 7;

/** The bench a post of a day is judged by: now if it is today, else as of that day. */
export function benchOfDay(day: Day, now: Instant, parts: MaterialParts): Bench {
  const today = dayOf(now, parts.zone);
  return benchAt(day === today ? now : instantOf(day, '24:00', parts.zone) - 1, parts);
}

/** Gathers what a post is made of. */
export async function gatherMaterial(
  { key, release }: { readonly key: PostKey } & Partial<Pick<Post, 'release'>>,
  now: Instant,
  parts: MaterialParts,
): Promise<PostMaterial> {
  const group = parts.groups.find(({ id }) => id === key.group);
  if (group === undefined) throw new Error(`no group ${key.group} in the config`);
  const bench = benchOfDay(key.day, now, parts);
  const [tasks, directory, earlier] = await Promise.all([
    key.day < dayOf(now, parts.zone)
      ? tasksAsOf(bench.now, key.day, parts.ledger, parts.zone)
      : openTasks(key.day, parts.ledger),
    parts.ledger.directory(),
    isReportKind(key.kind) ? parts.log.snapshotsBefore(key.kind, key.group, key.day, EARLIER) : [],
  ]);
  return {
    key,
    bench,
    judged: await inTurns(judgeAll(tasks, bench)),
    ...(isReportKind(key.kind)
      ? { atLevelSince: await levelsSince(tasks.filter(needsLevels), parts.ledger) }
      : {}),
    group: withFullNames(group, directory),
    groups: postedTo(key, parts).map((one) => withFullNames(one, directory)),
    directory,
    signature: parts.signature,
    botName: parts.botName,
    earlier,
    edits: release?.edits ?? [],
  };
}

/** The groups that get a post of this kind, too: a group that only talks takes nobody's @ away. */
function postedTo({ kind, group }: PostKey, { groups, roomsOf }: MaterialParts): readonly Group[] {
  return groups.filter(
    ({ id, posts }) => id === group || (posts[kind] !== undefined && roomsOf(id).length > 0),
  );
}
