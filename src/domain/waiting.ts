import { type Bench, isOverdue, judge } from './colour.ts';
import type { Day } from './day.ts';
import type { Instant } from './instant.ts';
import { type BindRequest, type Directory, hasRole, type Person } from './people.ts';
import { isOwner, leads } from './permissions.ts';
import { isAsked, peopleAsked } from './problem-asked.ts';
import { isUnanswered, shouldEscalateAfter } from './problem-levels.ts';
import { reviewObstacle } from './review.ts';
import type { Directive, LeaderRemark, Problem, Task } from './task.ts';
import { workdaysUntil } from './work-calendar.ts';

type OfTask<K extends string, Facts = object> = { readonly kind: K; readonly task: Task } & Readonly<Facts>;

/** One thing that waits for a person's act, in the order in which 待办 shows the kinds. */
export type Waiting =
  | OfTask<'sign'>
  /** 退回: to be mended by a day. */
  | OfTask<'mend', { by: Day }>
  | OfTask<'directive', { directive: Directive }>
  | OfTask<'remark', { remark: LeaderRemark }>
  /** A problem that his unit, or he, is asked to help with. */
  | OfTask<'asked', { problem: Problem }>
  /** His extension was granted or refused, and he did nothing on the task since. */
  | OfTask<'extension-answered', { granted: boolean; note?: string }>
  /** `second`: the first of two checks has been given. */
  | OfTask<'review', { second: boolean }>
  | OfTask<'extension', { to: Day }>
  | OfTask<'solved', { problem: Problem }>
  | { readonly kind: 'bind'; readonly request: BindRequest }
  | OfTask<'directive-late', { directive: Directive }>
  /** Its level did not answer a problem for so many working days at least: a level up is proposed. */
  | OfTask<'unanswered', { problem: Problem; workdays: number }>
  /** Late for six working days or more, and not explained: a 督办单 is proposed. */
  | OfTask<'unexplained', { days: number }>
  /** A problem raised to a leader. */
  | OfTask<'raised', { problem: Problem }>
  | OfTask<'own-remark', { remark: LeaderRemark }>;

export type WaitingKind = Waiting['kind'];

/** Whose list it is, and what it is judged by. */
export interface Waiter {
  readonly person: Person;
  readonly directory: Directory;
  readonly bench: Bench;
  /** When problems that were taken up came to their level; the others are there since they were raised. */
  readonly atLevelSince: ReadonlyMap<Problem, Instant>;
}

const isDropped = ({ status }: Task): boolean => status === 'cancelled';
const isSettled = ({ status }: Task): boolean => status === 'closed' || status === 'cancelled';
const sinceOf = (problem: Problem, { atLevelSince }: Waiter): Instant =>
  atLevelSince.get(problem) ?? problem.raisedAt;

/** Whether what waits on a task is for this person: its owner, the unit's liaison, and where nobody is named anybody of it. */
export function isHis(person: Person, task: Task): boolean {
  return (
    isOwner(person, task) ||
    (leads(person, task) &&
      (hasRole(person, 'liaison') || (task.owner === undefined && hasRole(person, 'owner'))))
  );
}

/** What waits for somebody of a unit on one task. */
export function waitingInUnit(task: Task, waiter: Waiter): readonly Waiting[] {
  const { person } = waiter;
  if (isDropped(task)) return [];
  const his = isHis(person, task);
  const answers = his || (leads(person, task) && hasRole(person, 'head'));
  const items: Waiting[] = [];
  if (his && task.status === 'assigned') items.push({ kind: 'sign', task });
  if (his && task.status === 'active' && task.mendBy !== undefined)
    items.push({ kind: 'mend', task, by: task.mendBy });
  if (answers) {
    for (const directive of openDirectives(task)) items.push({ kind: 'directive', task, directive });
    for (const remark of openRemarks(task)) items.push({ kind: 'remark', task, remark });
  }
  for (const problem of isSettled(task) ? [] : task.problems) {
    const open = problem.status === 'open' && problem.answer === undefined && !hasRole(person, 'leader');
    if (open && speaksFor(problem, waiter)) items.push({ kind: 'asked', task, problem });
  }
  return items;
}

/** Whoever is told that help is asked; where the roster names nobody to speak for the unit, anybody of it. */
function speaksFor(problem: Problem, { person, directory }: Waiter): boolean {
  if (problem.asks === undefined || !isAsked(person, problem, directory)) return false;
  const told = peopleAsked(problem.asks, directory);
  return told.includes(person) || hasRole(person, 'head') || !told.some(({ unit }) => unit === person.unit);
}

/** What waits for the supervision office on one task. */
export function waitingInOffice(task: Task, waiter: Waiter): readonly Waiting[] {
  const { person, bench } = waiter;
  if (isDropped(task)) return [];
  const items: Waiting[] = [];
  const second = bench.rules.review === 'two-step' && task.approvedBy !== undefined;
  const check = second ? 'close' : 'approve';
  if (task.status === 'submitted' && reviewObstacle(task, check, person.id, bench.rules.review) === undefined)
    items.push({ kind: 'review', task, second });
  if (task.extension !== undefined && task.extension.by !== person.id)
    items.push({ kind: 'extension', task, to: task.extension.to });
  for (const problem of task.problems) {
    if (problem.status === 'solved') items.push({ kind: 'solved', task, problem });
  }
  if (isSettled(task)) return items;
  for (const directive of openDirectives(task)) {
    if (directive.due < bench.today) items.push({ kind: 'directive-late', task, directive });
  }
  for (const problem of task.problems) {
    const workdays = shouldEscalateAfter(problem, sinceOf(problem, waiter), bench.today, bench);
    if (workdays !== undefined) items.push({ kind: 'unanswered', task, problem, workdays });
  }
  return [...items, ...unexplained(task, bench)];
}

/** From this working day of being late nobody is @-ed any more; a 督办单 takes its place. */
const LATE_WORKDAYS = 6;

function unexplained(task: Task, bench: Bench): readonly Waiting[] {
  if (task.explanation !== undefined || openDirectives(task).length > 0) return [];
  const judgement = judge(task, bench);
  const late = judgement.reasons.find((reason) => reason.kind === 'overdue');
  if (late?.kind !== 'overdue' || !isOverdue(judgement)) return [];
  return workdaysUntil(late.due, bench.today, bench.calendar, LATE_WORKDAYS) === LATE_WORKDAYS
    ? [{ kind: 'unexplained', task, days: late.days }]
    : [];
}

/** What waits for a leader, or for whoever writes for him, on one task. */
export function waitingForLeader(task: Task, waiter: Waiter): readonly Waiting[] {
  const { person, directory } = waiter;
  if (isDropped(task)) return [];
  const items: Waiting[] = [];
  const answersFor = hasRole(person, 'leader') && task.leaders.includes(person.name);
  for (const problem of isSettled(task) ? [] : task.problems) {
    const toHim = isAsked(person, problem, directory) || (answersFor && problem.level >= 2);
    if (toHim && isUnanswered(problem, sinceOf(problem, waiter)))
      items.push({ kind: 'raised', task, problem });
  }
  for (const remark of openRemarks(task)) {
    if (remark.leader === person.id || remark.by === person.id)
      items.push({ kind: 'own-remark', task, remark });
  }
  return items;
}

function openDirectives(task: Task): readonly Directive[] {
  return isSettled(task) ? [] : task.directives.filter(({ answeredAt }) => answeredAt === undefined);
}

/** A remark made before the task was struck off is settled with it. */
function openRemarks(task: Task): readonly LeaderRemark[] {
  const since = task.status === 'closed' ? (task.closedAt ?? 0) : Number.NEGATIVE_INFINITY;
  return task.leaderRemarks.filter(({ at, answeredAt }) => answeredAt === undefined && at > since);
}
