import { benchAt } from '../domain/colour.ts';
import type { Day } from '../domain/day.ts';
import { instantOf } from '../domain/instant.ts';
import type { ReportKind } from '../domain/post.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Group } from '../domain/visibility.ts';
import { levelsSince } from '../ports/levels-since.ts';
import { openTasks } from '../ports/open-tasks.ts';
import { tasksAsOf } from '../ports/tasks-as-of.ts';
import { needsLevels } from '../reports/asked-problems.ts';
import { inTurns } from '../reports/in-steps.ts';
import { judgeAll } from '../reports/judge-all.ts';
import type { PostMaterial } from '../reports/post-material.ts';
import type { KnownAsking, Office } from './office.ts';
import { frozenRooms } from './report-room.ts';

/** 走势 shows eight periods: this one and seven before. */
const EARLIER = 7;

/** What a report for a group is made of: of now, or of a past day as it was at its end. */
export async function reportMaterial(
  kind: ReportKind,
  day: Day,
  group: Group,
  asking: KnownAsking,
  office: Office,
): Promise<PostMaterial> {
  const { zone, store, groups, signature } = office;
  const [botName = ''] = office.botNames;
  const isNow = day === asking.today;
  const bench = isNow ? asking.bench : benchAt(instantOf(day, '24:00', zone) - 1, office);
  const [tasks, earlier] = await Promise.all([
    isNow ? openTasks(day, store) : tasksAsOf(bench.now, day, store, zone),
    earlierReports(kind, day, asking, office),
  ]);
  return {
    key: { kind, day, group: group.id },
    bench,
    judged: await inTurns(judgeAll(tasks, bench)),
    atLevelSince: await levelsSince(tasks.filter(needsLevels), store),
    group,
    groups,
    directory: asking.directory,
    signature,
    botName,
    earlier,
    edits: [],
  };
}

/** The reports before, of this group; else, of the whole county, of the first group that gets the whole county's. */
async function earlierReports(
  kind: ReportKind,
  day: Day,
  asking: KnownAsking,
  office: Office,
): Promise<readonly Snapshot[]> {
  const whole = frozenRooms(asking, office).filter(
    ({ id, scope }) => scope === 'all' || id === asking.group?.id,
  );
  for (const { id } of whole) {
    const snapshots = await office.posts.snapshotsBefore(kind, id, day, EARLIER);
    if (snapshots.length > 0) return snapshots;
  }
  return [];
}
