import { type Day, yearOf } from '../../domain/day.ts';
import type { PostKey } from '../../domain/post.ts';
import type { PostLog } from '../../ports/post-log.ts';
import type { KnownNumbers } from '../known-numbers.ts';
import { createLoggedPosts } from '../logged-posts.ts';
import { createDayShelves } from './day-shelves.ts';
import type { EnsureFolder } from './durable-folders.ts';
import type { FileWriter } from './file-writer.ts';
import type { FindingReader } from './finding-reader.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import type { KeyQueue } from './key-queue.ts';
import { createLowdbPlanned } from './lowdb-planned.ts';
import { createLowdbPosts } from './lowdb-posts.ts';
import { createLowdbSnapshots } from './lowdb-snapshots.ts';
import { type Planned, plannedFormat } from './planned-format.ts';
import { plannedFile } from './posts-folder.ts';
import { type Phase, readDay, readDays, readNames, readSnapshot } from './read-day.ts';

export interface PostLogParts {
  readonly folder: string;
  readonly zone: string;
  readonly write: FileWriter;
  readonly queue: KeyQueue;
  readonly ensure: EnsureFolder;
  readonly numbers: KnownNumbers;
  /** Years whose file of numbers is not there, or damaged: their 第N期 is told by their reports. */
  readonly unnumbered: ReadonlySet<number>;
  /** Told what is not in order at the start, and what is found while running. */
  readonly reader: FindingReader;
}

/** The latest days that are read at the start, whether or not a post of them is open. */
const RECENT_DAYS = 8;

/**
 * The lasting log: one document a post (`2026/posts/2026-11-23/overdue.all.json`), one a snapshot (`2026/reports/…`).
 *
 * A start reads the latest eight days and those that `planned.json` names: a day is named there before the first of its
 * posts is open, and until none is. However long ago a post was logged, it is found if it is open, and a year of settled
 * ones costs a listing. Without that file, all days are read.
 */
export async function openLowdbPostLog(parts: PostLogParts): Promise<PostLog> {
  const { folder, zone, reader } = parts;
  const reading = { folder, zone, reader };
  let at: Phase = 'start';
  const stored = await reader.read(
    plannedFile(folder),
    plannedFormat(zone),
    '未办结的推送从各日文件重新查起',
  );
  const posts = createLoggedPosts();
  const shelves = createDayShelves(posts, (day) => readDay(day, reading, at));
  const planned = createLowdbPlanned({ ...parts, stored, openDays: posts.openDays });
  const logged = createLowdbPosts({ ...parts, posts, shelves, planned });
  await forEachAtOnce(daysToRead(await readDays('posts', reading, at), stored), (day) =>
    shelves.use(day, () => {}),
  );
  const reportDays = await readDays('reports', reading, at);
  const { noteIssues, ...snapshots } = createLowdbSnapshots({
    ...parts,
    days: reportDays,
    disk: {
      names: (day) => readNames('reports', day, reading, at),
      read: (key: PostKey) => readSnapshot(key, reading),
    },
  });
  const recent = new Set(reportDays.slice(-RECENT_DAYS));
  const told = reportDays.filter((day) => recent.has(day) || parts.unnumbered.has(yearOf(day)));
  await forEachAtOnce(told, noteIssues);
  at = 'running';
  return {
    ...logged,
    ...snapshots,
    plannedUntil: async () => planned.until(),
    planUntil: planned.planUntil,
  };
}

function daysToRead(days: readonly Day[], stored: Planned | undefined): ReadonlySet<Day> {
  return new Set(stored === undefined ? days : [...days.slice(-RECENT_DAYS), ...stored.openDays]);
}
