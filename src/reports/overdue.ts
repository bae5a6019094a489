import { type HeldUp, heldUpBy, lateWorkdays, PROPOSED_FROM } from '../domain/calling.ts';
import { type Bench, effectiveDue, isOverdue } from '../domain/colour.ts';
import type { Day } from '../domain/day.ts';
import { compareByUrgency, type Judged } from '../domain/ledger-order.ts';
import type { Task } from '../domain/task.ts';
import { inScope } from '../domain/visibility.ts';
import { addWorkdays } from '../domain/work-calendar.ts';
import { byUnit } from './by-unit.ts';
import { eachInSteps, filterInSteps, type InSteps, mapInSteps, sortInSteps } from './in-steps.ts';
import { type Movement, movementOf } from './movement.ts';
import type { PostMaterial } from './post-material.ts';
import { compareByNo, remindedDue } from './reminded-due.ts';
import { type YearEndList, yearEndList } from './year-end.ts';

/** A late task, and how many working days it has been late; 7 for more (`lateWorkdays`). */
export interface LateTask extends Judged {
  readonly workdays: number;
}

/** A task that falls due soon, and the working day that counts. */
export interface NearDue {
  readonly task: Task;
  readonly due: Day;
}

/** What the 每日提醒 of a group holds. Every late task is in `rows`, in `asked`, in `extension`, or counted in `hidden`. */
export interface OverdueReport {
  readonly day: Day;
  /** 逾期N项: all that is late and not under review, also what is held up or not to be named. */
  readonly late: number;
  /** Late tasks whose next step is their unit's: units by their longest overdue, inside the longest first. */
  readonly rows: readonly LateTask[];
  /** Late, with help asked of a leader or of the county and not answered. */
  readonly asked: readonly Task[];
  /** Late, with an extension asked for and not decided. */
  readonly extension: readonly Task[];
  /** Submitted, with its due gone by: not late, and looked for in this list all the same. */
  readonly review: readonly Task[];
  /** Late tasks that may not be titled in a group. */
  readonly hidden: number;
  readonly movement: Movement;
  /** Due today or within three working days, the soonest first. */
  readonly nearDue: readonly NearDue[];
  /** Such tasks that may not be titled in a group. */
  readonly nearHidden: number;
  readonly yearEnd: YearEndList;
  /** Late for six working days and more, unexplained, and without a 督办单: one is proposed to the supervisors. */
  readonly toPropose: readonly LateTask[];
}

const NEAR_WORKDAYS = 3;

/** The 每日提醒 of a group on a day; undefined if there is nothing to say. */
export function* overdueReport({
  judged,
  group,
  bench,
}: Pick<PostMaterial, 'judged' | 'group' | 'bench'>): InSteps<OverdueReport | undefined> {
  const here = yield* filterInSteps(judged, ({ task }) => inScope(task, group.scope));
  const late = yield* filterInSteps(here, ({ judgement }) => isOverdue(judgement));
  const near = yield* nearDues(here, bench);
  const nearDue = yield* filterInSteps(near, ({ task }) => isNamed(task));
  const yearEnd = yield* yearEndList(here, bench);
  if (late.length === 0 && nearDue.length === 0 && yearEnd.units.length === 0) return undefined;
  const named = yield* filterInSteps(late, ({ task }) => isNamed(task));
  const heldUp = (by: HeldUp | undefined) => filterInSteps(named, ({ task }) => heldUpBy(task) === by);
  const free = yield* sortInSteps(yield* heldUp(undefined), compareByUrgency);
  const rows = yield* mapInSteps(free, (one) => ({ ...one, workdays: lateWorkdays(one, bench) }));
  return {
    day: bench.today,
    late: late.length,
    rows: byUnit(rows).flat(),
    asked: yield* tasksOf(yield* heldUp('asked')),
    extension: yield* tasksOf(yield* heldUp('extension')),
    review: yield* tasksOf(yield* filterInSteps(here, (one) => isInReview(one, bench))),
    hidden: late.length - named.length,
    movement: yield* movementOf(here, bench),
    nearDue,
    nearHidden: near.length - nearDue.length,
    yearEnd,
    toPropose: yield* filterInSteps(rows, isToPropose),
  };
}

const isNamed = ({ openness }: Task): boolean => openness === 'open';

function* tasksOf(judged: readonly Judged[]): InSteps<readonly Task[]> {
  return (yield* sortInSteps(judged, compareByNo)).map(({ task }) => task);
}

function* nearDues(here: readonly Judged[], bench: Bench): InSteps<readonly NearDue[]> {
  const last = addWorkdays(bench.today, NEAR_WORKDAYS, bench.calendar);
  const near: NearDue[] = [];
  yield* eachInSteps(here, (one) => {
    const due = remindedDue(one, bench);
    if (due !== undefined && due <= last) near.push({ task: one.task, due });
  });
  return yield* sortInSteps(near, (a, b) => (a.due === b.due ? compareByNo(a, b) : a.due < b.due ? -1 : 1));
}

function isInReview({ task }: Judged, { today, calendar }: Bench): boolean {
  if (task.status !== 'submitted' || !isNamed(task) || task.due === undefined) return false;
  return effectiveDue(task.due, calendar) < today;
}

function isToPropose({ task, workdays }: LateTask): boolean {
  const isDemanded = task.directives.some(({ answeredAt }) => answeredAt === undefined);
  return workdays >= PROPOSED_FROM && task.explanation === undefined && !isDemanded;
}
