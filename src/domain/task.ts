import type { Day } from './day.ts';
import type { Instant } from './instant.ts';
import type { Milestone } from './milestone.ts';
import type { TaskKey } from './number-in-year.ts';
import type { Target } from './target.ts';

/** `annual`: percent and pace; `errand` (限时件): days to live, no percent. */
export type KindOfTask = 'annual' | 'errand';

export type Cadence = 'none' | 'weekly' | 'biweekly' | 'tenday' | 'monthly' | 'quarterly' | 'halfyear';

/** 公开范围: everybody in scope · the parties (当事) · supervisors and the leader (内部). */
export type Openness = 'open' | 'parties' | 'internal';

export type Status = 'assigned' | 'active' | 'submitted' | 'closed' | 'suspended' | 'cancelled';
export const STATUSES: readonly Status[] = [
  'assigned',
  'active',
  'submitted',
  'closed',
  'suspended',
  'cancelled',
];

/** What a line of the ledger says of a task. Units by their full names, people by name. */
export interface TaskFacts {
  readonly kindOfTask: KindOfTask;
  readonly title: string;
  readonly category?: string;
  readonly source?: string;
  readonly taskforce?: string;
  /** 分管/包联领导, in the order written. */
  readonly leaders: readonly string[];
  readonly leadUnit: string;
  readonly assistUnits: readonly string[];
  /** 责任人: the person of the lead unit who reports. */
  readonly owner?: string;
  readonly start?: Day;
  readonly due?: Day;
  /** 持续推进、长期坚持: due 31 December, never late before it. */
  readonly ongoing: boolean;
  readonly target?: Target;
  readonly milestones: readonly Milestone[];
  readonly cadence: Cadence;
  readonly openness: Openness;
  readonly remarks?: string;
}

/** 1 单位/乡镇 · 2 分管领导 · 3 政府办公会 · 4 常务会/县委. */
export type ProblemLevel = 1 | 2 | 3 | 4;

export interface Problem {
  readonly no: number;
  readonly text: string;
  /** The unit or person asked for help. */
  readonly asks?: string;
  readonly level: ProblemLevel;
  readonly status: 'open' | 'solved' | 'closed';
  readonly raisedAt: Instant;
  readonly raisedBy: string;
  /** 方案: ways out to choose from, in the order given. */
  readonly options: readonly string[];
  /** The last answer of the asked unit, of a leader or of the supervision office. */
  readonly answer?: { readonly at: Instant; readonly by: string; readonly text: string };
}

/** 督办单: a numbered demand to answer by a day. */
export interface Directive {
  readonly no: number;
  readonly at: Instant;
  readonly by: string;
  readonly due: Day;
  readonly demand?: string;
  readonly answeredAt?: Instant;
}

/** 批示: a leader's instruction, its gist only. `by` wrote it down, `leader` gave it. */
export interface LeaderRemark {
  readonly seq: number;
  readonly at: Instant;
  readonly by: string;
  readonly leader: string;
  readonly text: string;
  readonly answeredAt?: Instant;
}

/** One counted report: a percent and/or a note; a note alone carries the percent before it. */
export interface Report {
  readonly at: Instant;
  readonly percent: number;
}

/** A task as its history says it stands. Derived by `fold`; never edited by hand. */
export interface Task extends TaskKey, TaskFacts {
  readonly status: Status;
  /** Last reported percent, 0 if none. */
  readonly percent: number;
  readonly amount?: Target;
  readonly assignedAt: Instant;
  readonly assignedBy: string;
  readonly reports: readonly Report[];
  /** When it was first submitted in this round; kept while mending in time. */
  readonly submittedAt?: Instant;
  readonly submittedBy?: string;
  /** After 退回: judged as submitted until this day. */
  readonly mendBy?: Day;
  /** Two-step review: who made the first check. */
  readonly approvedBy?: string;
  readonly closedAt?: Instant;
  /** When it was suspended, while it is: the clock stands still there. */
  readonly suspendedAt?: Instant;
  /** When it came back to its owner (退回, 不属实, 重启), oldest first: cut-offs before were not his to keep. */
  readonly returnedAt?: readonly Instant[];
  /** When its striking off was revoked (不属实), oldest first; kept, whatever became of it since. */
  readonly revokedAt?: readonly Instant[];
  /** 待数据 until this day. */
  readonly noFigureUntil?: Day;
  readonly explanation?: { readonly at: Instant; readonly note: string; readonly promise?: Day };
  /** An extension asked for and not yet decided. */
  readonly extension?: { readonly at: Instant; readonly by: string; readonly to: Day };
  readonly extensionsGranted: number;
  /** The due of the ledger before the first extension. */
  readonly originalDue?: Day;
  readonly problems: readonly Problem[];
  readonly directives: readonly Directive[];
  readonly leaderRemarks: readonly LeaderRemark[];
  /** How often it was urged in this round, and when last. */
  readonly urged: { readonly times: number; readonly at?: Instant };
  readonly lastSeq: number;
  readonly lastAt: Instant;
}
