import { type Bench, effectiveDue, isOverdue, judge } from '../domain/colour.ts';
import { type Day, isYearEnd } from '../domain/day.ts';
import { compareByUrgency, type Judged } from '../domain/ledger-order.ts';
import type { Task } from '../domain/task.ts';
import { type Group, inScope } from '../domain/visibility.ts';
import { addWorkdays } from '../domain/work-calendar.ts';

/** A task that falls due soon, and the working day that counts. */
export interface NearDue {
  readonly task: Task;
  readonly due: Day;
}

/** What the 每日提醒 of a group holds. */
export interface OverdueReport {
  readonly day: Day;
  /** Late and not under review, the longest first. */
  readonly overdue: readonly Judged[];
  /** Due today or within three working days, the soonest first. */
  readonly nearDue: readonly NearDue[];
  /** Late tasks of the group's scope that may not be titled in a group. */
  readonly hidden: number;
}

const NEAR_WORKDAYS = 3;

/** The 每日提醒 of a group on a day; undefined if there is nothing to say. */
export function overdueReport(
  tasks: readonly Task[],
  { scope }: Pick<Group, 'scope'>,
  bench: Bench,
): OverdueReport | undefined {
  const judged = tasks
    .filter((task) => inScope(task, scope))
    .map((task): Judged => ({ task, judgement: judge(task, bench) }));
  const late = judged.filter(({ judgement }) => isOverdue(judgement)).sort(compareByUrgency);
  const overdue = late.filter(({ task }) => task.openness === 'open');
  const nearDue = judged.flatMap((one) => nearDueOf(one, bench) ?? []).sort(compareByDue);
  if (late.length === 0 && nearDue.length === 0) return undefined;
  return { day: bench.today, overdue, nearDue, hidden: late.length - overdue.length };
}

/** 持续推进 and the year's last day get no reminder: nearly the whole ledger would stand here in December. */
function nearDueOf({ task, judgement }: Judged, { today, calendar }: Bench): NearDue | undefined {
  const isOpen = task.status === 'assigned' || task.status === 'active';
  if (!isOpen || judgement.underReview || task.openness !== 'open') return undefined;
  if (task.due === undefined || task.ongoing || isYearEnd(task.due)) return undefined;
  const due = effectiveDue(task.due, calendar);
  const isNear = due >= today && due <= addWorkdays(today, NEAR_WORKDAYS, calendar);
  return isNear ? { task, due } : undefined;
}

function compareByDue(a: NearDue, b: NearDue): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return a.task.year - b.task.year || a.task.no - b.task.no;
}
