import { type Bench, effectiveDue } from '../domain/colour.ts';
import { type Day, isYearEnd } from '../domain/day.ts';
import type { Judged } from '../domain/ledger-order.ts';
import type { Task } from '../domain/task.ts';

/** Whether something is still to be done on a task by its unit: not submitted, not being mended in time, not stopped. */
export function isInHand({ task, judgement }: Judged): boolean {
  return (task.status === 'assigned' || task.status === 'active') && judgement.underReview !== true;
}

/** 持续推进 and the last day of a year are no deadlines to be reminded of: nearly the whole ledger would stand there in December. */
export function hasYearEndDue(task: Pick<Task, 'ongoing' | 'due'>): boolean {
  return task.ongoing || (task.due !== undefined && isYearEnd(task.due));
}

/** The day that counts as the due of a task to be reminded of; undefined where no reminder is due any more, or ever. */
export function remindedDue(judged: Judged, { today, calendar }: Bench): Day | undefined {
  const { task, judgement } = judged;
  if (task.due === undefined || hasYearEndDue(task)) return undefined;
  // 待数据 comes before 临期: until the figure is published there is nothing to be done.
  if (!isInHand(judged) || judgement.colour === 'grey') return undefined;
  const due = effectiveDue(task.due, calendar);
  return due >= today ? due : undefined;
}

export function compareByNo(
  a: { readonly task: Pick<Task, 'year' | 'no'> },
  b: { readonly task: Pick<Task, 'year' | 'no'> },
): number {
  return a.task.year - b.task.year || a.task.no - b.task.no;
}
