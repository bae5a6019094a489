import { join } from 'node:path';
import type { Day } from '../../domain/day.ts';
import { type PostKey, postName } from '../../domain/post.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { StoreError } from '../errors.ts';
import type { LoggedPost } from '../logged-posts.ts';
import type { FindingReader } from './finding-reader.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import { yearOfFolder } from './ledger-folder.ts';
import { postFormat } from './post-format.ts';
import { type DayShelf, dayOfFolder, daySteps, postFile, readPostFileName } from './posts-folder.ts';
import { snapshotFormat } from './snapshot-format.ts';

/** What posts are read with. */
export interface PostReading {
  readonly folder: string;
  readonly zone: string;
  readonly reader: FindingReader;
}

/** `start`: leftovers are cleared away and all is told; `running`: a file may be being written. */
export type Phase = 'start' | 'running';

/** The documents in the folder of a day, by the names of their posts. */
export interface DayNames {
  readonly kept: ReadonlyMap<string, PostKey>;
  /** Those whose only file was damaged and moved aside: their keys are taken, they cannot be served. */
  readonly lost: ReadonlySet<string>;
}

export async function readNames(
  shelf: DayShelf,
  day: Day,
  { folder, reader }: PostReading,
  at: Phase,
): Promise<DayNames> {
  const path = join(folder, ...daySteps(shelf, day));
  const kept = new Map<string, PostKey>();
  const aside = new Set<string>();
  for (const name of await (at === 'start' ? reader.sweep(path) : reader.list(path))) {
    const read = readPostFileName(name, day);
    if (read === undefined) {
      if (at === 'start') reader.foreign(join(path, name));
    } else if (read.aside) aside.add(postName(read.key));
    else kept.set(postName(read.key), read.key);
  }
  return { kept, lost: new Set([...aside].filter((name) => !kept.has(name))) };
}

/** The posts of a day, and the names of those that are lost. */
export interface DayOfPosts {
  readonly posts: readonly LoggedPost[];
  readonly lost: ReadonlySet<string>;
}

export async function readDay(day: Day, reading: PostReading, at: Phase): Promise<DayOfPosts> {
  const { folder, zone, reader } = reading;
  const { kept, lost } = await readNames('posts', day, reading, at);
  const posts: LoggedPost[] = [];
  const damaged: string[] = [];
  await forEachAtOnce(kept, async ([name, key]) => {
    const effect = `推送${name}不再发送，以免重复`;
    const post = await reader.read(postFile(folder, 'posts', key), postFormat(key, zone), effect);
    if (post === undefined) damaged.push(name);
    else posts.push(post);
  });
  return { posts, lost: new Set([...lost, ...damaged]) };
}

/** A snapshot that has a file; undefined if it is damaged. */
export function readSnapshot(key: PostKey, reading: PostReading): Promise<Snapshot | undefined> {
  const { folder, zone, reader } = reading;
  const effect = `通报${postName(key)}不能再看，期号保留不用`;
  return reader.read(postFile(folder, 'reports', key), snapshotFormat(key, zone), effect);
}

/** The days that have a folder, the earliest first. */
export async function readDays(shelf: DayShelf, { folder, reader }: PostReading, at: Phase): Promise<Day[]> {
  const days: Day[] = [];
  for (const yearName of await reader.list(folder)) {
    const year = yearOfFolder(yearName);
    if (year === undefined) continue;
    const path = join(folder, yearName, shelf);
    for (const name of await reader.list(path)) {
      const day = dayOfFolder(name, year);
      if (day !== undefined) days.push(day);
      else if (at === 'start') reader.foreign(join(path, name));
    }
  }
  return days.sort();
}

export function setAside(key: PostKey): StoreError {
  const what = `${postName(key)}的文件已损坏并被移开`;
  return new StoreError('set-aside', `${what}，不再发送，以免重复；请修好文件后重新启动`);
}
