import { instantOf } from '../domain/instant.ts';
import type { LampCounts } from '../domain/lamp-counts.ts';
import type { Judged } from '../domain/ledger-order.ts';
import type { ReportKind } from '../domain/post.ts';
import { isSettlingPeriod } from '../domain/work-calendar.ts';
import { type Decided, decidedSince, type OpenQuestion, openQuestions } from './asked-problems.ts';
import { type HalfYear, halfYearOf } from './half-year.ts';
import { filterInSteps, type InSteps, mapInSteps } from './in-steps.ts';
import { type LineOfWork, linesOfWork } from './lines-of-work.ts';
import { type ModelUnit, modelUnits } from './model-units.ts';
import { type Changes, changesSince, reportBefore, revokedSince } from './period-changes.ts';
import type { PostMaterial } from './post-material.ts';
import { rankUnits, type SeriesRanking } from './ranking.ts';
import { inRedOrder, isRedByDue } from './red-order.ts';
import type { DaySpan, ReportPeriod } from './report-period.ts';
import { troublesOf } from './report-troubles.ts';
import { reportedTasks } from './reported-tasks.ts';
import { sortOut } from './sort-out.ts';
import { inStandingOrder, type UnitTally, unitTallies } from './unit-tally.ts';

/** The figures of a report: of one ledger's tasks in the group's scope. Hidden tasks count, cancelled ones do not. */
export interface PeriodReport {
  readonly kind: ReportKind;
  readonly period: ReportPeriod;
  /** Every task that is counted. */
  readonly tasks: readonly Judged[];
  readonly counts: LampCounts;
  /** The longest overdue first, then the furthest behind. */
  readonly red: readonly Judged[];
  /** How many of the red are late; the others are far behind. */
  readonly redByDue: number;
  readonly yellow: readonly Judged[];
  /** Since the report before, where there is one of this ledger. */
  readonly changes?: Changes;
  /** 撤销销号 since then, else in the period. */
  readonly revoked: number;
  /** What became of what the report before asked. */
  readonly decided?: Decided;
  /** 提请协调. */
  readonly questions: readonly OpenQuestion[];
  readonly lines: readonly LineOfWork[];
  /** The lead units of all tasks, in the roster's standing order. */
  readonly tallies: readonly UnitTally[];
  /** Only where units may be compared. */
  readonly rankings: readonly SeriesRanking[];
  /** Due in the coming stretch and still to be done. */
  readonly due: readonly Judged[];
  /** Without a report at their last cut-off, and still to be done. */
  readonly unreported: readonly Judged[];
  /** The lead units of these, in the roster's standing order. */
  readonly unreportedUnits: readonly string[];
  /** Struck off in the period; of 年终 all that is, also what the ledger was begun with. */
  readonly closed: readonly Judged[];
  /** 先进. */
  readonly models: readonly ModelUnit[];
  /** 问题: what the longer reports list one by one; of 周调度, too, the red ones. */
  readonly troubles: readonly Judged[];
  /** 双过半 only. */
  readonly halfYear?: HalfYear;
  /** In 交账期: what last year's ledger has left, besides this one. */
  readonly carriedOver: number;
  /** It is about last year's ledger in its 交账期: what is past its due is not overdue yet. */
  readonly isSettling: boolean;
}

/** Categories a report shows one by one. */
const MOST_LINES = 8;

/** The figures of a report; undefined if there is no task to report on. */
export function* periodReport(kind: ReportKind, material: PostMaterial): InSteps<PeriodReport | undefined> {
  const { period, tasks, carriedOver } = yield* reportedTasks(kind, material);
  if (tasks.length === 0) return undefined;
  const { directory, group, earlier, bench } = material;
  const sorted = yield* sortOut(tasks, period, bench);
  const { counts, green, unreported } = sorted;
  const red = yield* inRedOrder(sorted.red);
  const before = reportBefore(kind, earlier[0], period.ledger);
  const changes = yield* changesSince(before, red);
  const decided = yield* decidedSince(earlier[0], material.judged);
  const tallies = yield* unitTallies(tasks, directory);
  const closed = kind === 'yearly' ? green : yield* closedIn(period.over, green, material);
  const halfYear = kind === 'halfyear' ? yield* halfYearOf(tasks, period.over) : undefined;
  return {
    kind,
    period,
    tasks,
    counts,
    red,
    redByDue: (yield* filterInSteps(red, isRedByDue)).length,
    yellow: sorted.yellow,
    ...(changes === undefined ? {} : { changes }),
    revoked: yield* revokedSince(before, sorted.revoked, period, bench),
    ...(decided === undefined ? {} : { decided }),
    questions: yield* openQuestions(sorted.withProblems, material),
    lines: yield* linesOfWork(tasks, MOST_LINES),
    tallies,
    rankings: group.compare ? rankUnits(tallies, directory, earlier[0]?.figures?.places ?? []) : [],
    due: sorted.due,
    unreported,
    unreportedUnits: inStandingOrder(yield* leadUnitsOf(unreported), (unit) => unit, directory),
    closed,
    models: yield* modelUnits(tallies, closed),
    troubles: yield* troublesOf(kind, { tasks, red, halfYear }),
    ...(halfYear === undefined ? {} : { halfYear }),
    carriedOver,
    isSettling: isSettlingPeriod(bench.today, period.ledger),
  };
}

function* leadUnitsOf(judged: readonly Judged[]): InSteps<readonly string[]> {
  return [...new Set(yield* mapInSteps(judged, ({ task }) => task.leadUnit))];
}

function closedIn(
  { first, last }: DaySpan,
  green: readonly Judged[],
  { bench: { zone } }: PostMaterial,
): InSteps<readonly Judged[]> {
  const [from, until] = [instantOf(first, '00:00', zone), instantOf(last, '24:00', zone)];
  return filterInSteps(green, ({ task: { closedAt, assignedAt } }) => {
    // What the importer writes with a new task is its state, and nobody's work of that day.
    return closedAt !== undefined && closedAt >= from && closedAt < until && closedAt !== assignedAt;
  });
}
