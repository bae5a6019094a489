import { type Day, daysBetween, monthOf, yearOf } from './day.ts';
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
 * calendar days from start to due, only a guide (design: 3).
 */
export function expectedPercent(task: Paced, on: Day): number | undefined {
  if (task.ongoing || task.kindOfTask === 'errand' || task.due === undefined) return undefined;
  const start = startOf(task);
  if (task.milestones.length > 0) return alongMilestones(task, start, task.due, on);
  if (task.target !== undefined) return byMonthsEnded(start, task.due, on);
  return straight(start, 0, task.due, 100, on);
}

/** Whether falling behind can turn a task red: milestones or a target back the figure. */
export function isPaceBinding(task: Pick<Task, 'milestones' | 'target'>): boolean {
  return task.milestones.length > 0 || task.target !== undefined;
}

function alongMilestones(task: Paced, start: Day, due: Day, on: Day): number {
  const points = [
    { due: start, percent: 0 },
    ...[...task.milestones].sort((a, b) => (a.due < b.due ? -1 : 1)),
    { due, percent: 100 },
  ];
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1];
    const to = points[index];
    if (from !== undefined && to !== undefined && on <= to.due) {
      return straight(from.due, from.percent, to.due, to.percent, on);
    }
  }
  return 100;
}

function byMonthsEnded(start: Day, due: Day, on: Day): number {
  const firstMonth = yearOf(start) * 12 + monthOf(start);
  const lastMonth = yearOf(due) * 12 + monthOf(due);
  if (on > due) return 100;
  const ended = yearOf(on) * 12 + monthOf(on) - firstMonth;
  return clamp((100 * ended) / Math.max(1, lastMonth - firstMonth + 1));
}

function straight(from: Day, low: number, to: Day, high: number, on: Day): number {
  const span = daysBetween(from, to);
  if (span <= 0) return on >= to ? clamp(high) : clamp(low);
  const share = Math.min(1, Math.max(0, daysBetween(from, on) / span));
  return clamp(low + (high - low) * share);
}

function clamp(percent: number): number {
  return Math.round(Math.min(100, Math.max(0, percent)));
}
