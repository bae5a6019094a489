import type { Day } from '../../domain/day.ts';
import { type PostKey, postName } from '../../domain/post.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import type { PostLog } from '../../ports/post-log.ts';
import { postKey } from '../post-shape.ts';
import { type DayNames, setAside } from './read-day.ts';

/** Where snapshots are read from. */
export interface SnapshotSource {
  /** The days that have any, the earliest first. */
  days(): Promise<readonly Day[]>;
  names(day: Day): Promise<DayNames>;
  /** One that is among the names; undefined if it is damaged. */
  read(key: PostKey): Promise<Snapshot | undefined>;
}

/** What is asked of snapshots. Damaged ones are passed over in a list. */
export function snapshotReading(
  source: SnapshotSource,
): Pick<PostLog, 'snapshot' | 'snapshotsBefore' | 'snapshotsOn'> {
  return {
    snapshot: async (key) => {
      if (postKey(key) !== undefined) return undefined;
      const { kept, lost } = await source.names(key.day);
      const name = postName(key);
      if (!kept.has(name) && !lost.has(name)) return undefined;
      const snapshot = kept.has(name) ? await source.read(key) : undefined;
      if (snapshot === undefined) throw setAside(key);
      return snapshot;
    },
    snapshotsBefore: async (kind, group, before, count) => {
      const found: Snapshot[] = [];
      const days = (await source.days()).filter((day) => day < before);
      for (const day of days.reverse()) {
        if (found.length >= count) break;
        const key = (await source.names(day)).kept.get(postName({ kind, day, group }));
        const snapshot = key && (await source.read(key));
        if (snapshot !== undefined) found.push(snapshot);
      }
      return found;
    },
    snapshotsOn: async (kind, day) => {
      const keys = [...(await source.names(day)).kept.values()].filter((key) => key.kind === kind);
      const snapshots = await Promise.all(keys.map((key) => source.read(key)));
      return snapshots.filter((snapshot) => snapshot !== undefined);
    },
  };
}
