import { addDays } from '../domain/day.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { expectedPercent } from '../domain/pace.ts';
import { filterInSteps, type InSteps, sortInSteps } from './in-steps.ts';
import type { DaySpan } from './report-period.ts';

/** 双过半: time and work, both half done? Of annual tasks that run or are done. */
export interface HalfYear {
  readonly tasks: number;
  readonly half: number;
  /** Under half although half of their own time had passed at the end of June, the furthest behind first. */
  readonly behind: readonly Judged[];
}

const HALF = 50;

export function* halfYearOf(judged: readonly Judged[], { last }: DaySpan): InSteps<HalfYear> {
  const tasks = yield* filterInSteps(
    judged,
    ({ task, judgement: { colour } }) =>
      task.kindOfTask === 'annual' && colour !== 'none' && colour !== 'grey',
  );
  // The whole of the last day has passed the morning after.
  const after = addDays(last, 1);
  const short = yield* filterInSteps(tasks, ({ task }) => task.status !== 'closed' && task.percent < HALF);
  // Without an expected percent (持续推进) the year's own time counts, and that is half over.
  const behind = yield* filterInSteps(short, ({ task }) => (expectedPercent(task, after) ?? HALF) >= HALF);
  return {
    tasks: tasks.length,
    half: tasks.length - short.length,
    behind: yield* sortInSteps(behind, (a, b) => a.task.percent - b.task.percent || a.task.no - b.task.no),
  };
}
