import { lastCutOff } from './cut-off.ts';
import { type Day, daysBetween, isYearEnd } from './day.ts';
import { dayOf, type Instant } from './instant.ts';
import { expectedPercent, isPaceBinding, startOf } from './pace.ts';
import { type RuleSet, type Rules, rulesOn } from './rules.ts';
import type { Task } from './task.ts';
import { isSettlingPeriod, type WorkCalendar, workdayOnOrAfter, workdaysUntil } from './work-calendar.ts';

/** 红 · 黄 · 蓝 · 绿 · 灰; `none`: suspended or cancelled, counted apart. */
export type Colour = 'red' | 'yellow' | 'blue' | 'green' | 'grey' | 'none';

/** Why a task has its colour. Days are calendar days unless named workdays; points are percentage points. */
export type Reason =
  | { readonly kind: 'closed' }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'no-figure'; readonly until: Day }
  | { readonly kind: 'overdue'; readonly days: number; readonly due: Day }
  | {
      readonly kind: 'lag';
      readonly points: number;
      readonly expected: number;
      readonly reported: number;
      readonly asOf: Day;
    }
  | { readonly kind: 'near-due'; readonly workdays: number; readonly due: Day }
  | { readonly kind: 'unreported'; readonly cutOff: Day }
  | { readonly kind: 'on-pace' };

/** What the rules say of a task on a day. */
export interface Judgement {
  readonly colour: Colour;
  /** Every reason that makes this colour, the heaviest first. Never empty. */
  readonly reasons: readonly Reason[];
  /** 时序进度 on the judged day; undefined where there is none. */
  readonly expected?: number;
  /** Points behind as of the last cut-off; negative when ahead. */
  readonly lag?: number;
  /** Calendar days past the due, 0 if not overdue. */
  readonly overdueDays: number;
  /** The day it was judged on: today, or the day it was submitted. */
  readonly judgedOn: Day;
  /** The last cut-off passed without a report. */
  readonly missedCutOff?: Day;
}

/** The moment of judging, and what it is judged by. */
export interface Bench {
  readonly now: Instant;
  readonly today: Day;
  readonly zone: string;
  readonly rules: Rules;
  readonly calendar: WorkCalendar;
}

/** Points of lag count only after so many days of a task's life. */
const GRACE_DAYS = 30;

/** Judges a task by the first rule that matches (design: 3, Colour). */
export function judge(task: Task, bench: Bench): Judgement {
  const moment = judgedMoment(task, bench);
  const rules = rulesOn(moment.day, bench.rules);
  const expected = expectedPercent(task, moment.day);
  const late = overdue(task, moment.day, bench);
  const measured = measure(task, moment, bench);
  const base = {
    ...(expected === undefined ? {} : { expected }),
    ...(measured.lag === undefined ? {} : { lag: measured.lag.points }),
    ...(measured.missedCutOff === undefined ? {} : { missedCutOff: measured.missedCutOff }),
    overdueDays: late?.days ?? 0,
    judgedOn: moment.day,
  };
  const settled = settledReason(task, moment.day);
  if (settled !== undefined) return { ...base, overdueDays: 0, ...settled };
  const lag = measured.lag;
  const red: Reason[] = [];
  if (late !== undefined) red.push(late);
  if (lag !== undefined && lag.points >= rules.redLag && isPaceBinding(task)) red.push(lag);
  if (red.length > 0) return { ...base, colour: 'red', reasons: red };
  const yellow: Reason[] = [];
  const near = nearDue(task, moment.day, rules, bench);
  if (near !== undefined) yellow.push(near);
  if (lag !== undefined && lag.points >= rules.yellowLag) yellow.push(lag);
  if (measured.missedCutOff !== undefined) yellow.push({ kind: 'unreported', cutOff: measured.missedCutOff });
  if (yellow.length > 0) return { ...base, colour: 'yellow', reasons: yellow };
  return { ...base, colour: 'blue', reasons: [{ kind: 'on-pace' }] };
}

interface Moment {
  readonly day: Day;
  readonly at: Instant;
}

/** Today; for a submitted task, and one being mended in time after 退回, the day it was submitted. */
function judgedMoment(task: Task, bench: Bench): Moment {
  const mending = task.status === 'active' && task.mendBy !== undefined && bench.today <= task.mendBy;
  if (task.submittedAt !== undefined && (task.status === 'submitted' || mending)) {
    return { day: dayOf(task.submittedAt, bench.zone), at: task.submittedAt };
  }
  return { day: bench.today, at: bench.now };
}

function settledReason(task: Task, on: Day): { colour: Colour; reasons: readonly Reason[] } | undefined {
  if (task.status === 'closed') return { colour: 'green', reasons: [{ kind: 'closed' }] };
  if (task.status === 'suspended' || task.status === 'cancelled') {
    return { colour: 'none', reasons: [{ kind: task.status }] };
  }
  if (task.noFigureUntil !== undefined && on <= task.noFigureUntil) {
    return { colour: 'grey', reasons: [{ kind: 'no-figure', until: task.noFigureUntil }] };
  }
  return undefined;
}

/** The due as it counts: on a rest day, the next working day. */
export function effectiveDue(due: Day, calendar: WorkCalendar): Day {
  return workdayOnOrAfter(due, calendar);
}

function overdue(task: Task, on: Day, bench: Bench): Extract<Reason, { kind: 'overdue' }> | undefined {
  if (task.due === undefined || isSettlingPeriod(on, task.year)) return undefined;
  const due = effectiveDue(task.due, bench.calendar);
  const days = daysBetween(due, on);
  return days > 0 ? { kind: 'overdue', days, due } : undefined;
}

function nearDue(task: Task, on: Day, rules: RuleSet, bench: Bench): Reason | undefined {
  if (task.due === undefined || task.ongoing || isYearEnd(task.due)) return undefined;
  const limit = task.kindOfTask === 'errand' ? rules.errandDueWorkdays : rules.dueWorkdays;
  const due = effectiveDue(task.due, bench.calendar);
  const workdays = workdaysUntil(on, due, bench.calendar, limit + 1);
  return on <= due && workdays <= limit ? { kind: 'near-due', workdays, due } : undefined;
}

interface Measured {
  readonly lag?: Extract<Reason, { kind: 'lag' }>;
  readonly missedCutOff?: Day;
}

/**
 * Lag and the missed report, as of the last cut-off that the task has lived through; a cut-off before it came into
 * the ledger is not its own, so that an import does not find everything unreported. Without one: as of the judged day.
 */
function measure(task: Task, moment: Moment, bench: Bench): Measured {
  const cutOff = lastCutOff(task.cadence, moment.at, moment.day, bench.calendar, bench.zone);
  const own = cutOff !== undefined && cutOff.at > task.assignedAt ? cutOff : undefined;
  const asOf = own?.day ?? moment.day;
  const until = own?.at ?? moment.at;
  const reported = task.reports.findLast((report) => report.at <= until)?.percent ?? 0;
  const expected = expectedPercent(task, asOf);
  const inGrace = daysBetween(startOf(task), asOf) < GRACE_DAYS;
  const lag =
    expected === undefined || inGrace
      ? undefined
      : ({ kind: 'lag', points: expected - reported, expected, reported, asOf } as const);
  const missed = own !== undefined && !reportedInPeriod(task, own.at, bench);
  return {
    ...(lag === undefined ? {} : { lag }),
    ...(missed && own !== undefined ? { missedCutOff: own.day } : {}),
  };
}

/** Whether a report fell between the cut-off before and this one; the entry into the ledger counts as one. */
function reportedInPeriod(task: Task, cutOffAt: Instant, bench: Bench): boolean {
  const dayBefore = cutOffAt - 1;
  const before = lastCutOff(
    task.cadence,
    dayBefore,
    dayOf(dayBefore, bench.zone),
    bench.calendar,
    bench.zone,
  );
  const since = before?.at ?? 0;
  if (task.assignedAt > since) return true;
  return task.reports.some((report) => report.at > since && report.at <= cutOffAt);
}
