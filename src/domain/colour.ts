import { type CutOff, lastCutOffs } from './cut-off.ts';
import { type Day, daysBetween, isYearEnd } from './day.ts';
import { dayOf, type Instant, instantOf } from './instant.ts';
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
  /** The day it was judged on: today, the day it was submitted, or the day it was suspended. */
  readonly judgedOn: Day;
  /** Submitted, or being mended in time after 退回: it stands under 待审核 and in no overdue list, whatever its colour. */
  readonly underReview?: true;
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

/** The bench of a moment, by an office's own rules. */
export function benchAt(now: Instant, office: Pick<Bench, 'zone' | 'rules' | 'calendar'>): Bench {
  const { zone, rules, calendar } = office;
  return { now, today: dayOf(now, zone), zone, rules, calendar };
}

/** Points of lag count only after so many days of a task's life. */
const GRACE_DAYS = 30;

/** Judges a task by the first rule that matches: settled, red, yellow, else blue. */
export function judge(task: Task, bench: Bench): Judgement {
  const moment = judgedMoment(task, bench);
  const settled = settledVerdict(task, moment.day);
  const late = settled === undefined ? overdue(task, moment.day, bench) : undefined;
  const measured = settled === undefined ? measure(task, moment, bench) : {};
  const verdict = settled ?? openVerdict(task, moment.day, late, measured, bench);
  const judgement: { -readonly [K in keyof Judgement]: Judgement[K] } = {
    colour: verdict.colour,
    reasons: verdict.reasons,
    overdueDays: late?.days ?? 0,
    judgedOn: moment.day,
  };
  const expected = expectedPercent(task, moment.day);
  if (expected !== undefined) judgement.expected = expected;
  if (measured.lag !== undefined) judgement.lag = measured.lag.points;
  if (measured.missedCutOff !== undefined) judgement.missedCutOff = measured.missedCutOff;
  if (isUnderReview(task, bench.today)) judgement.underReview = true;
  return judgement;
}

type Verdict = Pick<Judgement, 'colour' | 'reasons'>;

/** Red, else yellow, else blue, with every reason for it. */
function openVerdict(
  task: Task,
  on: Day,
  late: Reason | undefined,
  { lag, missedCutOff }: Measured,
  bench: Bench,
): Verdict {
  const rules = rulesOn(on, bench.rules);
  const red: Reason[] = [];
  if (late !== undefined) red.push(late);
  if (lag !== undefined && lag.points >= rules.redLag && isPaceBinding(task)) red.push(lag);
  if (red.length > 0) return { colour: 'red', reasons: red };
  const yellow: Reason[] = [];
  const near = nearDue(task, on, rules, bench);
  if (near !== undefined) yellow.push(near);
  if (lag !== undefined && lag.points >= rules.yellowLag) yellow.push(lag);
  if (missedCutOff !== undefined) yellow.push({ kind: 'unreported', cutOff: missedCutOff });
  if (yellow.length > 0) return { colour: 'yellow', reasons: yellow };
  return { colour: 'blue', reasons: [{ kind: 'on-pace' }] };
}

interface Moment {
  readonly day: Day;
  readonly at: Instant;
}

/** Whether a task waits for its check, or is mended in time after 退回, which is judged alike. */
export function isUnderReview(task: Task, today: Day): boolean {
  const mending = task.status === 'active' && task.mendBy !== undefined && today <= task.mendBy;
  return task.status === 'submitted' || mending;
}

/** Whether a task belongs in an overdue list: late, and not waiting for its check. */
export function isOverdue(judgement: Judgement): boolean {
  return judgement.overdueDays > 0 && judgement.underReview !== true;
}

/**
 * Now; under review, the moment it was submitted. 暂缓 stops the clock: a suspended task stays as it was at that moment.
 * 重启 lets it run on against the due then in force; time suspended is given back by a new due, never silently.
 */
function judgedMoment(task: Task, bench: Bench): Moment {
  const stopped = isUnderReview(task, bench.today)
    ? task.submittedAt
    : task.status === 'suspended'
      ? task.suspendedAt
      : undefined;
  if (stopped === undefined) return { day: bench.today, at: bench.now };
  return { day: dayOf(stopped, bench.zone), at: stopped };
}

function settledVerdict(task: Task, on: Day): Verdict | undefined {
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
 * Lag and the missed report, as of the last cut-off that was the task's own; without one, lag as of the judged day and
 * nothing missed.
 */
function measure(task: Task, moment: Moment, bench: Bench): Measured {
  const [last, before] = lastCutOffs(task.cadence, moment.at, moment.day, bench.calendar, bench.zone);
  const own = last !== undefined && isOwn(last, task, moment, bench) ? last : undefined;
  const asOf = own?.day ?? moment.day;
  // Without a cut-off all reports count: `at` may go back, and so lie ahead of now.
  const until = own?.at ?? (moment.at === bench.now ? Number.POSITIVE_INFINITY : moment.at);
  const reported = task.reports.findLast((report) => report.at <= until)?.percent ?? 0;
  const expected = expectedPercent(task, asOf);
  const inGrace = daysBetween(startOf(task), asOf) < GRACE_DAYS;
  const lag =
    expected === undefined || inGrace
      ? undefined
      : ({ kind: 'lag', points: expected - reported, expected, reported, asOf } as const);
  const since = before?.at ?? Number.NEGATIVE_INFINITY;
  const missed =
    own !== undefined && !task.reports.some((report) => report.at > since && report.at <= own.at);
  return {
    ...(lag === undefined ? {} : { lag }),
    ...(missed ? { missedCutOff: own.day } : {}),
  };
}

/**
 * Whether a report was asked of the task's owner by this cut-off: not before its start, and not on or before the day it
 * came to him — by the entry into the ledger, or back by 退回, 不属实, 重启. So an import finds nothing unreported.
 */
function isOwn(cutOff: CutOff, task: Task, moment: Moment, bench: Bench): boolean {
  if (cutOff.day < startOf(task)) return false;
  const came = task.returnedAt?.findLast((at) => at <= moment.at) ?? task.assignedAt;
  return came < instantOf(cutOff.day, '00:00', bench.zone);
}
