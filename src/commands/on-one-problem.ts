import type { Entry, EntryKind } from '../domain/history.ts';
import type { Notice } from '../domain/notice.ts';
import type { ProblemAct } from '../domain/owner-refusal.ts';
import { mayOnProblem } from '../domain/problem-people.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Problem, Task } from '../domain/task.ts';
import { mayFollow } from '../domain/transitions.ts';
import type { Written } from '../wording/written-facts.ts';
import { findProblem, type Standing } from './find-problem.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { answerOf, type Decision, writeOnTask } from './write-on-task.ts';
import { taskWrittenBefore } from './written-before.ts';

/** A command about one problem by its number. */
interface OneProblem {
  readonly no: number;
  /** Which entries the command writes, this problem's among them. */
  readonly isOne: (entry: Entry) => boolean;
  readonly decide: (standing: Standing) => Decision;
  readonly notices?: (written: Written) => readonly Notice[];
}

/** The way of every command about one problem: find the task it stands on; then decide and write there in one step. */
export async function onOneProblem(
  command: OneProblem,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const { no, isOne } = command;
  const which = (entry: Entry): boolean => isOne(entry) && 'problem' in entry && entry.problem === no;
  // What this line wrote is answered from there, even if the problem was taken back since.
  const before = await taskWrittenBefore(which, asking, office);
  const found = before === undefined ? await findProblem(no, asking, office) : { task: before };
  if ('refusal' in found) return refused(found.refusal);
  const decide = (task: Task): Decision => {
    const problem = task.problems.find((one) => one.no === no);
    return problem === undefined
      ? { kind: 'refuse', refusal: { code: 'no-such-problem', problem: no } }
      : command.decide({ problem, task });
  };
  return answerOf(await writeOnTask(found.task, which, decide, asking, office), command.notices);
}

const WRITES: Readonly<Record<ProblemAct, EntryKind>> = {
  option: 'problem',
  answer: 'answer',
  solve: 'solve',
  escalate: 'escalate',
};

/** Why this person may not do this about a problem that still stands open; undefined if he may. */
export function refusalOnProblem(
  act: ProblemAct,
  { problem, task }: Standing,
  { person, directory }: KnownAsking,
): Refusal | undefined {
  if (!mayOnProblem(person, act, problem, task, directory)) {
    return { code: 'problem-not-yours', problem, task, act };
  }
  if (!mayFollow(task.status, WRITES[act])) return { code: 'wrong-status', task, act: WRITES[act] };
  return isSettledFor(act, problem) ? { code: 'problem-settled', problem } : undefined;
}

/** What is solved may still be struck off. */
function isSettledFor(act: ProblemAct, { status }: Problem): boolean {
  return act === 'solve' ? status === 'closed' : status !== 'open';
}
