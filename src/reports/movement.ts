import type { Bench } from '../domain/colour.ts';
import { addDays, type Day } from '../domain/day.ts';
import { type Instant, instantOf } from '../domain/instant.ts';
import type { Judged } from '../domain/ledger-order.ts';
import type { Task } from '../domain/task.ts';
import { workdayOnOrBefore } from '../domain/work-calendar.ts';
import { eachInSteps, type InSteps } from './in-steps.ts';

/** What was done on a group's tasks since the last working day began, until today began. */
export interface Movement {
  /** The last working day before today. */
  readonly since: Day;
  /** Tasks with a report. */
  readonly updated: number;
  /** Tasks struck off. */
  readonly closed: number;
}

export function* movementOf(judged: readonly Judged[], { today, calendar, zone }: Bench): InSteps<Movement> {
  const since = workdayOnOrBefore(addDays(today, -1), calendar);
  const from = instantOf(since, '00:00', zone);
  const until = instantOf(today, '00:00', zone);
  const isWithin = (at: Instant): boolean => at >= from && at < until;
  // What the importer writes with a new task is its state, and nobody's work of that day.
  const isWork = (task: Task, at: Instant): boolean => at !== task.assignedAt && isWithin(at);
  let updated = 0;
  let closed = 0;
  yield* eachInSteps(judged, ({ task }) => {
    if (task.reports.some(({ at }) => isWork(task, at))) updated += 1;
    if (task.status === 'closed' && task.closedAt !== undefined && isWork(task, task.closedAt)) closed += 1;
  });
  return { since, updated, closed };
}
