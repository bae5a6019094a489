import { type Day, daysBetween, monthOf, yearOf } from './day.ts';
import type { Milestone } from './milestone.ts';
import type { Task, TaskFacts } from './task.ts';

/** The day the clock of a task starts: its start, else 1 January of its ledger. */
export function startOf(task: Pick<Task, 'start' | 'year'>): Day {
  return task.start ?? (`${String(task.year).padStart(4, '0')}-01-01` as Day);
}

type Paced = Pick<Task, 'year' | 'kindOfTask' | 'ongoing'> &
  Pick<TaskFacts, 'start' | 'due' | 'milestones' | 'target'>;

/**
 * 时序进度: what should be done by a day, 0–100, rounded; undefined for ongoing tasks, errands and tasks without a due.
 * With milestones: straight lines between them. With a target and none: by whole months ended. Else a straight line in
 * calendar days from start to due, only a guide.
 */
export function expectedPercent(task: Paced, on: Day): number | undefined {
  if (task.ongoing || task.kindOfTask === 'errand' || task.due === undefined) return undefined;
  const start = startOf(task);
  if (task.milestones.length > 0) return alongMilestones(task, start, task.due, on);
  if (task.target !== undefined) return byMonthsEnded(start, task.due, on);
  return straight({ due: start, percent: 0 }, { due: task.due, percent: 100 }, on);
}

/** Whether falling behind can turn a task red: milestones or a target back the figure. */
export function isPaceBinding(task: Pick<Task, 'milestones' | 'target'>): boolean {
  return task.milestones.length > 0 || task.target !== undefined;
}

/** The straight lines from start over the milestones between to 100 at the due. A share never shrinks on the way. */
function alongMilestones(task: Paced, start: Day, due: Day, on: Day): number {
  const between = task.milestones
    .filter((milestone) => milestone.due > start && milestone.due < due)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : b.percent - a.percent));
  let from: Milestone = { due: start, percent: 0 };
  for (const next of [...between, { due, percent: 100 }]) {
    const to = { due: next.due, percent: Math.max(from.percent, next.percent) };
    if (on < to.due) return straight(from, to, on);
    from = to;
  }
  return from.percent;
}

/** What the whole months ended by a day make of all months from start to due; the due itself ends the last. */
function byMonthsEnded(start: Day, due: Day, on: Day): number {
  if (on >= due) return 100;
  const firstMonth = yearOf(start) * 12 + monthOf(start);
  const months = yearOf(due) * 12 + monthOf(due) - firstMonth + 1;
  return rounded((100 * (yearOf(on) * 12 + monthOf(on) - firstMonth)) / Math.max(1, months));
}

/** On the line between two points, at the first before it and at the second after it. */
function straight(from: Milestone, to: Milestone, on: Day): number {
  if (on >= to.due) return rounded(to.percent);
  if (on <= from.due) return rounded(from.percent);
  const share = daysBetween(from.due, on) / daysBetween(from.due, to.due);
  return rounded(from.percent + (to.percent - from.percent) * share);
}

function rounded(percent: number): number {
  return Math.round(Math.min(100, Math.max(0, percent)));
}
