import { type Day, yearOf } from '../../domain/day.ts';
import { isReportKind, type PostKey, postName } from '../../domain/post.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { PostLog } from '../../ports/post-log.ts';
import type { KnownNumbers } from '../known-numbers.ts';
import { checkSnapshot } from '../snapshot-shape.ts';
import type { EnsureFolder } from './durable-folders.ts';
import type { FileWriter } from './file-writer.ts';
import { openDocument } from './json-document.ts';
import type { KeyQueue } from './key-queue.ts';
import { daySteps, postFile } from './posts-folder.ts';
import { type DayNames, setAside } from './read-day.ts';
import { createRecordCache } from './record-cache.ts';
import { snapshotFormat } from './snapshot-format.ts';
import { type SnapshotSource, snapshotReading } from './snapshot-reading.ts';

/** Snapshots kept in memory, about 50 KB each: what the posts of a morning look back on. */
const CACHED_SNAPSHOTS = 64;

export interface SnapshotParts {
  readonly folder: string;
  readonly zone: string;
  readonly write: FileWriter;
  readonly queue: KeyQueue;
  readonly ensure: EnsureFolder;
  readonly numbers: KnownNumbers;
  /** The days that have snapshots at the start. */
  readonly days: readonly Day[];
  /** The disk as it is. */
  readonly disk: Pick<SnapshotSource, 'names' | 'read'>;
}

export type LowdbSnapshots = Pick<PostLog, 'snapshot' | 'freeze' | 'snapshotsBefore' | 'snapshotsOn'> & {
  /** Takes note of every 第N期 that the reports of a day carry. */
  noteIssues(day: Day): Promise<void>;
};

/** The names of a day, as they change. */
interface OpenNames extends DayNames {
  readonly kept: Map<string, PostKey>;
  readonly lost: Set<string>;
}

/** Snapshots: their names in memory once asked for, the last ones used with their content. */
export function createLowdbSnapshots(parts: SnapshotParts): LowdbSnapshots {
  const { folder, zone, queue, numbers, disk } = parts;
  const cache = createRecordCache<Snapshot>(CACHED_SNAPSHOTS);
  const days = new Set(parts.days);
  const namesOf = rememberNames(disk);
  const note = ({ key, issue }: Snapshot) => {
    if (issue !== undefined && isReportKind(key.kind)) numbers.note(key.kind, yearOf(key.day), issue);
  };
  const inQueue = <T>(key: PostKey, work: () => Promise<T>) => queue(`snapshot ${postName(key)}`, work);

  /** Only inside the key's queue. */
  const load = async (key: PostKey): Promise<Snapshot | undefined> => {
    const name = postName(key);
    const { kept, lost } = await namesOf(key.day);
    if (!kept.has(name)) return undefined;
    const snapshot = cache.get(name) ?? (await disk.read(key));
    if (snapshot !== undefined) {
      cache.set(name, snapshot);
      note(snapshot);
      return snapshot;
    }
    kept.delete(name);
    lost.add(name);
    return undefined;
  };
  const read = (key: PostKey) => inQueue(key, () => load(key));

  return {
    ...snapshotReading({ days: async () => [...days].sort(), names: namesOf, read }),
    freeze: async (snapshot) => {
      checkSnapshot(snapshot);
      const { key } = snapshot;
      return inQueue(key, async () => {
        const frozen = await load(key);
        if (frozen !== undefined) return frozen;
        const { kept, lost } = await namesOf(key.day);
        if (lost.has(postName(key))) throw setAside(key);
        note(snapshot);
        await parts.ensure(...daySteps('reports', key.day));
        const file = postFile(folder, 'reports', key);
        await openDocument(file, snapshotFormat(key, zone), parts.write).write(snapshot);
        kept.set(postName(key), key);
        cache.set(postName(key), snapshot);
        days.add(key.day);
        return snapshot;
      });
    },
    noteIssues: async (day) => {
      const { kept } = await namesOf(day);
      const reports = [...kept.values()].filter(({ kind }) => isReportKind(kind));
      await Promise.all(reports.map(read));
    },
  };
}

/** The names of each day, read once. */
function rememberNames(disk: Pick<SnapshotSource, 'names'>): (day: Day) => Promise<OpenNames> {
  const known = new Map<Day, Promise<OpenNames>>();
  const read = async (day: Day): Promise<OpenNames> => {
    try {
      const { kept, lost } = await disk.names(day);
      return { kept: new Map(kept), lost: new Set(lost) };
    } catch (cause) {
      known.delete(day);
      throw cause;
    }
  };
  return (day) => {
    const names = known.get(day) ?? read(day);
    known.set(day, names);
    return names;
  };
}
