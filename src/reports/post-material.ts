import type { Bench } from '../domain/colour.ts';
import type { Instant } from '../domain/instant.ts';
import type { Judged } from '../domain/ledger-order.ts';
import type { Directory } from '../domain/people.ts';
import type { PostKey, ReportEdit } from '../domain/post.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Problem } from '../domain/task.ts';
import type { Group } from '../domain/visibility.ts';

/** How the office signs: its names, the short one people use, its telephone. */
export interface OfficeSignature {
  readonly names: readonly string[];
  readonly short: string;
  readonly phone?: string;
}

/** Everything a post is made of, at one moment. Pure data: the same material makes the same post. */
export interface PostMaterial {
  readonly key: PostKey;
  /** The moment of the figures and what they are judged by; `bench.today` is the day of the post. */
  readonly bench: Bench;
  /** Every task of the open ledgers with its judgement, in whatever scope. */
  readonly judged: readonly Judged[];
  readonly group: Group;
  /** All groups of the config: who has a nearer one. */
  readonly groups: readonly Group[];
  readonly directory: Directory;
  readonly signature: OfficeSignature;
  /** Whom to @ in a group: the robot that posts hears nothing. */
  readonly botName: string;
  /** Reports: the last snapshots of this kind in this group, the latest first; at most seven. */
  readonly earlier: readonly Snapshot[];
  /**
   * Reports: when answered problems that were taken up came to their level, which only the history tells: an answer from
   * before does not answer it there. The others are there since they were raised.
   */
  readonly atLevelSince?: ReadonlyMap<Problem, Instant>;
  /** Reports: what supervisors changed of the draft. */
  readonly edits: readonly ReportEdit[];
}
