import { type Day, daysBetween } from './day.ts';
import { type Entry, undoneSeqs } from './history.ts';
import { dayOf, type Instant } from './instant.ts';
import type { Problem, ProblemLevel } from './task.ts';
import { type WorkCalendar, workdaysUntil } from './work-calendar.ts';

/** Working days without an answer after which the bot proposes 上报, by the level that did not answer. */
export const PATIENCE_WORKDAYS: Readonly<Record<ProblemLevel, number | undefined>> = {
  1: 3,
  2: 5,
  3: 10,
  4: undefined,
};

const ABOVE: Readonly<Record<ProblemLevel, ProblemLevel | undefined>> = { 1: 2, 2: 3, 3: 4, 4: undefined };

/** One level up; undefined above the highest. */
export function levelAbove(level: ProblemLevel): ProblemLevel | undefined {
  return ABOVE[level];
}

/** Whether a problem may leave this level only with a way out to choose from (选择题，不是问答题). */
export function needsOption(level: ProblemLevel): boolean {
  return level >= 2;
}

/** When a problem came to the level it stands at: its last 上报 that was not taken back, else when it was raised. */
export function levelSince(problem: Problem, history: readonly Entry[]): Instant {
  const undone = undoneSeqs(history);
  const escalated = history.findLast(
    (entry) => entry.kind === 'escalate' && entry.problem === problem.no && !undone.has(entry.seq),
  );
  return escalated?.at ?? problem.raisedAt;
}

/** Whether the level a problem stands at has not answered it: an answer from further down does not count. */
export function isUnanswered(problem: Problem, since: Instant): boolean {
  return problem.status === 'open' && (problem.answer === undefined || problem.answer.at < since);
}

/**
 * The working days a problem has waited for its level's answer, once they are so many that 上报 is due (3, 5, 10 by level);
 * undefined while there is patience, and where there is no level above.
 */
export function shouldEscalateAfter(
  problem: Problem,
  since: Instant,
  today: Day,
  { zone, calendar }: { readonly zone: string; readonly calendar: WorkCalendar },
): number | undefined {
  const patience = PATIENCE_WORKDAYS[problem.level];
  if (patience === undefined || !isUnanswered(problem, since)) return undefined;
  const waited = workdaysUntil(dayOf(since, zone), today, calendar, patience);
  return waited >= patience ? waited : undefined;
}

/** Calendar days since a problem was raised, 0 on its day. */
export function daysOpen(problem: Problem, today: Day, zone: string): number {
  return Math.max(0, daysBetween(dayOf(problem.raisedAt, zone), today));
}
