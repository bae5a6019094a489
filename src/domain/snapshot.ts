import type { Instant } from './instant.ts';
import type { LampCounts } from './lamp-counts.ts';
import type { Message } from './message.ts';
import type { TaskKey } from './number-in-year.ts';
import type { PostKey } from './post.ts';
import type { RuleSet } from './rules.ts';

/** A problem that a report asked to be decided: the task it blocks, and its number of that task's year. */
export interface AskedProblem {
  readonly task: TaskKey;
  readonly problem: number;
}

/** A unit's place in its series, as a report showed it; ties share a place. */
export interface Place {
  readonly unit: string;
  readonly series: string;
  readonly place: number;
}

/** What later posts need of an earlier one: differences, trend, what was asked, places. */
export interface FrozenFigures {
  readonly counts: LampCounts;
  readonly red: readonly TaskKey[];
  /** 提请协调 of this report. */
  readonly asked: readonly AskedProblem[];
  readonly places: readonly Place[];
}

/** A post as it was made: what was said, by which rules, and the figures behind it. Never changed. */
export interface Snapshot {
  readonly key: PostKey;
  /** The moment of its figures. */
  readonly takenAt: Instant;
  /** The rules in force then. */
  readonly rules: RuleSet;
  /** 第N期 of its kind and year; reports only. */
  readonly issue?: number;
  readonly message: Message;
  /** Reports only. */
  readonly figures?: FrozenFigures;
}
