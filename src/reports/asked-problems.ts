import type { Judged } from '../domain/ledger-order.ts';
import { keyText } from '../domain/number-in-year.ts';
import { isUnanswered } from '../domain/problem-levels.ts';
import type { AskedProblem, Snapshot } from '../domain/snapshot.ts';
import type { Problem, Task } from '../domain/task.ts';
import { eachInSteps, type InSteps, sortInSteps } from './in-steps.ts';
import type { PostMaterial } from './post-material.ts';

/** A problem that waits for somebody above its unit, and the task it blocks. */
export interface OpenQuestion extends Judged {
  readonly problem: Problem;
}

const isOver = ({ status }: Task): boolean => status === 'closed' || status === 'cancelled';

/**
 * Whether only a task's history tells if one of its problems waits: what was answered, and then taken up, waits again. A
 * history is read from its file, so it is asked for where it matters.
 */
export function needsLevels({ problems }: Task): boolean {
  return problems.some(
    ({ status, level, answer }) => status === 'open' && level >= 2 && answer !== undefined,
  );
}

/** 提请协调: what lies before a leader or a meeting and was not answered there; the highest level first, then the oldest. */
export function* openQuestions(
  judged: readonly Judged[],
  { atLevelSince }: Pick<PostMaterial, 'atLevelSince'>,
): InSteps<readonly OpenQuestion[]> {
  const questions: OpenQuestion[] = [];
  yield* eachInSteps(judged, (one) => {
    if (isOver(one.task)) return;
    for (const problem of one.task.problems) {
      const since = atLevelSince?.get(problem) ?? problem.raisedAt;
      if (problem.level >= 2 && isUnanswered(problem, since)) questions.push({ ...one, problem });
    }
  });
  return yield* sortInSteps(questions, compareQuestions);
}

function compareQuestions({ problem: a }: OpenQuestion, { problem: b }: OpenQuestion): number {
  return b.level - a.level || a.raisedAt - b.raisedAt || a.no - b.no;
}

/** What became of the problems that the report before asked to be decided. */
export interface Decided {
  readonly done: number;
  readonly open: number;
}

/**
 * Follows up what the report before asked, in whatever ledger; a problem whose task is over is done with it. Undefined if
 * nothing was asked, or none of it is in an open ledger any more.
 */
export function* decidedSince(
  earlier: Snapshot | undefined,
  judged: readonly Judged[],
): InSteps<Decided | undefined> {
  const asked = new Map<string, AskedProblem[]>();
  for (const one of earlier?.figures?.asked ?? []) {
    const key = keyText(one.task);
    asked.set(key, [...(asked.get(key) ?? []), one]);
  }
  if (asked.size === 0) return undefined;
  let done = 0;
  let open = 0;
  yield* eachInSteps(judged, ({ task }) => {
    if (task.problems.length === 0) return;
    for (const { problem: no } of asked.get(keyText(task)) ?? []) {
      const problem = task.problems.find((one) => one.no === no);
      if (problem?.status === 'open' && !isOver(task)) open += 1;
      else if (problem !== undefined) done += 1;
    }
  });
  return done + open === 0 ? undefined : { done, open };
}
