import { isOverdue, type Judgement } from './colour.ts';
import type { Task } from './task.ts';

/** A task with what the rules say of it. */
export interface Judged {
  readonly task: Task;
  readonly judgement: Judgement;
}

/**
 * The order of 我的任务 and of every list: overdue first, the longest first; then by due, the soonest first; then those
 * without a due. Ties by number.
 */
export function compareByUrgency(a: Judged, b: Judged): number {
  return (
    lateness(b) - lateness(a) ||
    compareDues(a.task.due, b.task.due) ||
    a.task.year - b.task.year ||
    a.task.no - b.task.no
  );
}

function lateness({ judgement }: Judged): number {
  return isOverdue(judgement) ? judgement.overdueDays : 0;
}

function compareDues(a: Task['due'], b: Task['due']): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}
