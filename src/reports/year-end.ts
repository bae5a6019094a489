import type { Bench } from '../domain/colour.ts';
import { type Day, monthOf, weekStart, yearOf } from '../domain/day.ts';
import type { Judged } from '../domain/ledger-order.ts';
import type { Task } from '../domain/task.ts';
import { isSettlingPeriod, workdayOnOrAfter } from '../domain/work-calendar.ts';
import { byUnit } from './by-unit.ts';
import { filterInSteps, type InSteps, sortInSteps } from './in-steps.ts';
import { compareByNo, hasYearEndDue, isInHand } from './reminded-due.ts';

/** The tasks of a lead unit, by number. */
export interface UnitTasks {
  readonly unit: string;
  readonly tasks: readonly Task[];
}

/** 年底到期，尚未申请办结. */
export interface YearEndList {
  /** Those with the most first. */
  readonly units: readonly UnitTasks[];
  /** Such tasks that may not be named in a group. */
  readonly hidden: number;
}

const DECEMBER = 12;
const NONE: YearEndList = { units: [], hidden: 0 };

/**
 * What falls due with the year and is not submitted: told once a week, on its first working day, from 1 December until the
 * ledger's 交账期 is over. Empty on every other day.
 */
export function* yearEndList(judged: readonly Judged[], bench: Bench): InSteps<YearEndList> {
  if (!isTold(bench)) return NONE;
  const { today } = bench;
  const left = yield* filterInSteps(judged, (one) => isInHand(one) && fallsDueWithTheYear(one.task, today));
  const open = yield* filterInSteps(left, ({ task }) => task.openness === 'open');
  const units = byUnit(yield* sortInSteps(open, compareByNo)).map((its) => ({
    unit: its[0]?.task.leadUnit ?? '',
    tasks: its.map(({ task }) => task),
  }));
  return {
    units: units.toSorted((a, b) => b.tasks.length - a.tasks.length),
    hidden: left.length - open.length,
  };
}

function isTold({ today, calendar }: Bench): boolean {
  const inSeason = monthOf(today) === DECEMBER || isSettlingPeriod(today, yearOf(today) - 1);
  return inSeason && workdayOnOrAfter(weekStart(today), calendar) === today;
}

/** A due of a later year is none of this year's business; ongoing tasks end with their ledger. */
function fallsDueWithTheYear(task: Task, today: Day): boolean {
  if (!hasYearEndDue(task)) return false;
  const ends = task.ongoing || task.due === undefined ? task.year : yearOf(task.due);
  return ends === yearOf(today) ? monthOf(today) === DECEMBER : isSettlingPeriod(today, ends);
}
