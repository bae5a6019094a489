import type { Day } from '../domain/day.ts';
import type { Instant } from '../domain/instant.ts';
import type { Post, PostKey, ReportKind } from '../domain/post.ts';
import type { Snapshot } from '../domain/snapshot.ts';

/** What a change of a post asks: its new state (absent or the same object: nothing is written), and what is handed back. */
export interface PostChange<R> {
  readonly post?: Post | undefined;
  readonly result: R;
}

/**
 * What has been posted, is being posted and will be posted today, and the snapshots of it. All methods reject with
 * `StoreError` if the disk fails; what was shown before stays shown. What asks for one post or snapshot rejects with code
 * `set-aside` where a damaged file holds its key (`isSetAside`): nobody knows whether it was posted. Lists pass it over.
 */
export interface PostLog {
  get(key: PostKey): Promise<Post | undefined>;
  /** Every post of a day, in the order of time, then of kinds, then of groups as first logged. */
  on(day: Day): Promise<readonly Post[]>;
  /** Posts with a slot or a draft that is not settled, or whose trouble was not told; the earliest first. */
  open(): Promise<readonly Post[]>;
  /**
   * Runs a pure `change` on the post, makes it durable, and only then shows it and resolves. Updates of one post queue
   * up.
   */
  update<R>(key: PostKey, change: (current: Post | undefined) => PostChange<R>): Promise<R>;
  /** What was frozen of a post. */
  snapshot(key: PostKey): Promise<Snapshot | undefined>;
  /** Freezes a snapshot durably. One that is frozen already stays as it is, and is handed back. */
  freeze(snapshot: Snapshot): Promise<Snapshot>;
  /** The last `count` snapshots of a report of a group before a day, the latest first. */
  snapshotsBefore(kind: ReportKind, group: string, before: Day, count: number): Promise<readonly Snapshot[]>;
  /** Any group's snapshots of a report of a day: they share its 第N期. */
  snapshotsOn(kind: ReportKind, day: Day): Promise<readonly Snapshot[]>;
  /** Until when everything due has been logged; undefined before the first time. A lower bound: posts are told by key. */
  plannedUntil(): Promise<Instant | undefined>;
  planUntil(moment: Instant): Promise<void>;
}

/** The reading half, also while another process writes. */
export type PostLogReader = Pick<
  PostLog,
  'get' | 'on' | 'open' | 'snapshot' | 'snapshotsBefore' | 'snapshotsOn'
>;
