import { type Bench, effectiveDue } from '../domain/colour.ts';
import type { Day } from '../domain/day.ts';
import { type LampCounts, NO_LAMPS } from '../domain/lamp-counts.ts';
import type { Judged } from '../domain/ledger-order.ts';
import type { Task } from '../domain/task.ts';
import { eachInSteps, type InSteps } from './in-steps.ts';
import type { DaySpan, ReportPeriod } from './report-period.ts';

/** Tasks by what a report wants to know of them; a task may stand in several lists. */
export interface SortedOut {
  readonly counts: LampCounts;
  readonly red: readonly Judged[];
  readonly yellow: readonly Judged[];
  readonly green: readonly Judged[];
  /** Due in the coming stretch and still to be done. */
  readonly due: readonly Judged[];
  /** Without a report at their last cut-off, and still to be done. */
  readonly unreported: readonly Judged[];
  readonly withProblems: readonly Judged[];
  /** 撤销销号: those whose striking off was revoked once or more. */
  readonly revoked: readonly Judged[];
}

const isOpen = ({ status }: Task): boolean => status === 'assigned' || status === 'active';

/** Goes through the tasks once: a ledger is larger than a processor's memory is near. */
export function* sortOut(
  tasks: readonly Judged[],
  { coming }: ReportPeriod,
  bench: Bench,
): InSteps<SortedOut> {
  const counts = { ...NO_LAMPS };
  const red: Judged[] = [];
  const yellow: Judged[] = [];
  const green: Judged[] = [];
  const due: Judged[] = [];
  const unreported: Judged[] = [];
  const withProblems: Judged[] = [];
  const revoked: Judged[] = [];
  const isDue = dueIn(coming, bench);
  yield* eachInSteps(tasks, (one) => {
    const { task, judgement } = one;
    counts[judgement.colour] += 1;
    if (judgement.colour === 'red') red.push(one);
    else if (judgement.colour === 'yellow') yellow.push(one);
    else if (judgement.colour === 'green') green.push(one);
    if (isOpen(task)) {
      if (judgement.missedCutOff !== undefined) unreported.push(one);
      if (isDue(task)) due.push(one);
    }
    if (task.problems.length > 0) withProblems.push(one);
    if (task.revokedAt !== undefined) revoked.push(one);
  });
  return { counts, red, yellow, green, due, unreported, withProblems, revoked };
}

/**
 * Whether a task falls due in a stretch; a due on a rest day counts as the next working day. What goes on all year never
 * falls due. A ledger has few days, so each is looked up once.
 */
function dueIn(stretch: DaySpan | undefined, { calendar }: Bench): (task: Task) => boolean {
  if (stretch === undefined) return () => false;
  const known = new Map<Day, boolean>();
  const falls = (due: Day): boolean => due <= stretch.last && effectiveDue(due, calendar) >= stretch.first;
  return ({ due, ongoing }) => {
    if (due === undefined || ongoing) return false;
    const before = known.get(due) ?? falls(due);
    known.set(due, before);
    return before;
  };
}
