import type { Day } from '../domain/day.ts';
import type { Judged } from '../domain/ledger-order.ts';
import type { KindOfTask } from '../domain/task.ts';
import { inScope } from '../domain/visibility.ts';
import { workdaysUntil } from '../domain/work-calendar.ts';
import { byUnit } from './by-unit.ts';
import { eachInSteps, type InSteps, sortInSteps } from './in-steps.ts';
import type { PostMaterial } from './post-material.ts';
import { compareByNo, remindedDue } from './reminded-due.ts';

/** How many working days before its due a task is reminded of. A 限时件 may not live for five. */
export const REMINDED_AT: Readonly<Record<KindOfTask, readonly number[]>> = {
  annual: [5, 2, 0],
  errand: [1, 0],
};

/** What falls due on one day. */
export interface DueDay {
  readonly due: Day;
  /** Working days left; 0: today. */
  readonly workdays: number;
  /** Units together, in the order of numbers. */
  readonly rows: readonly Judged[];
}

/** What the 临期提醒 of a group holds, the soonest first. */
export interface NearDueReport {
  readonly day: Day;
  readonly days: readonly DueDay[];
  /** Tasks to be reminded of that may not be titled in a group. */
  readonly hidden: number;
}

/** The 临期提醒 of a group on a working day; undefined if there is nobody to remind. */
export function* nearDueReport({
  judged,
  group,
  bench,
}: Pick<PostMaterial, 'judged' | 'group' | 'bench'>): InSteps<NearDueReport | undefined> {
  const { today, calendar } = bench;
  // Working days left do not change over a weekend: they are told on its eve already.
  if (!calendar.isWorkday(today)) return undefined;
  const days = new Map<Day, { readonly workdays: number; readonly rows: Judged[] }>();
  let hidden = 0;
  yield* eachInSteps(judged, (one) => {
    const due = inScope(one.task, group.scope) ? remindedDue(one, bench) : undefined;
    if (due === undefined) return;
    const workdays = workdaysUntil(today, due, calendar, Math.max(...REMINDED_AT.annual) + 1);
    if (!REMINDED_AT[one.task.kindOfTask].includes(workdays)) return;
    if (one.task.openness !== 'open') {
      hidden += 1;
      return;
    }
    const known = days.get(due) ?? { workdays, rows: [] };
    known.rows.push(one);
    days.set(due, known);
  });
  if (days.size === 0) return undefined;
  const told: DueDay[] = [];
  for (const [due, { workdays, rows }] of days)
    told.push({ due, workdays, rows: byUnit(yield* sortInSteps(rows, compareByNo)).flat() });
  return { day: today, days: told.sort((a, b) => a.workdays - b.workdays), hidden };
}
