import type { Bench } from '../domain/colour.ts';
import { type CutOff, isAskedBy, lastCutOff, nextCutOff } from '../domain/cut-off.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { Judged } from '../domain/ledger-order.ts';
import type { Cadence } from '../domain/task.ts';
import { inScope } from '../domain/visibility.ts';
import { workdayOnOrBefore } from '../domain/work-calendar.ts';
import { byUnit } from './by-unit.ts';
import { filterInSteps, type InSteps, sortInSteps } from './in-steps.ts';
import type { PostMaterial } from './post-material.ts';
import { compareByNo, isInHand } from './reminded-due.ts';

/** Who has still to report by one cadence's cut-off. */
export interface Unreported {
  readonly cadence: Cadence;
  readonly cutOff: CutOff;
  /** Units together, in the order of numbers. */
  readonly rows: readonly Judged[];
}

/** What the 催报 of a group holds, the earliest cut-off first. */
export interface UnreportedReport {
  readonly day: Day;
  readonly cadences: readonly Unreported[];
  /** Tasks without a report that may not be titled in a group. */
  readonly hidden: number;
}

const CADENCES: readonly Cadence[] = ['weekly', 'biweekly', 'tenday', 'monthly', 'quarterly', 'halfyear'];

/** The 催报 of a group on the working day before a cut-off; undefined on other days, and if everybody has reported. */
export function* unreportedReport({
  judged,
  group,
  bench,
}: Pick<PostMaterial, 'judged' | 'group' | 'bench'>): InSteps<UnreportedReport | undefined> {
  const cutOffs = CADENCES.flatMap((cadence) => cutOffTomorrow(cadence, bench) ?? []);
  if (cutOffs.length === 0) return undefined;
  const here = yield* filterInSteps(judged, ({ task }) => inScope(task, group.scope));
  const cadences: Unreported[] = [];
  let hidden = 0;
  for (const period of cutOffs) {
    const all = yield* filterInSteps(here, (one) => isUnreported(one, period, bench));
    const open = yield* filterInSteps(all, ({ task }) => task.openness === 'open');
    hidden += all.length - open.length;
    if (open.length === 0) continue;
    const { cadence, cutOff } = period;
    cadences.push({ cadence, cutOff, rows: byUnit(yield* sortInSteps(open, compareByNo)).flat() });
  }
  if (cadences.length === 0) return undefined;
  return { day: bench.today, cadences: cadences.sort((a, b) => a.cutOff.at - b.cutOff.at), hidden };
}

/** The time in which a report is asked for: behind the last cut-off, up to the next. */
interface Period {
  readonly cadence: Cadence;
  readonly last: CutOff | undefined;
  readonly cutOff: CutOff;
}

/** The next cut-off, if today is the working day before it. */
function cutOffTomorrow(cadence: Cadence, { now, today, calendar, zone }: Bench): Period | undefined {
  const cutOff = nextCutOff(cadence, now, today, calendar, zone);
  if (cutOff === undefined || workdayOnOrBefore(addDays(cutOff.day, -1), calendar) !== today)
    return undefined;
  return { cadence, last: lastCutOff(cadence, now, today, calendar, zone), cutOff };
}

/** Whether the cut-off would find nothing reported, and may ask for it: as the colours will judge it. */
function isUnreported(one: Judged, { cadence, last, cutOff }: Period, { now, zone }: Bench): boolean {
  const { task } = one;
  if (task.cadence !== cadence || !isInHand(one)) return false;
  if (task.noFigureUntil !== undefined && cutOff.day <= task.noFigureUntil) return false;
  const since = last?.at ?? Number.NEGATIVE_INFINITY;
  return isAskedBy(cutOff, task, now, zone) && !task.reports.some(({ at }) => at > since);
}
