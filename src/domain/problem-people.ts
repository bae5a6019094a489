import type { ProblemAct } from './owner-refusal.ts';
import type { Directory, Person } from './people.ts';
import { isParty, may } from './permissions.ts';
import { isAsked } from './problem-asked.ts';
import type { Problem, Task } from './task.ts';
import { type Group, inScope, mayName, maySee } from './visibility.ts';

/**
 * Whether a person may do this about a problem: its unit and supervisors give options, settle it and take it up; the asked,
 * supervisors and leaders answer it.
 */
export function mayOnProblem(
  person: Person,
  act: ProblemAct,
  problem: Problem,
  task: Task,
  directory: Directory,
): boolean {
  if (act !== 'answer') return may(person, 'problem', task);
  return isAsked(person, problem, directory) || may(person, 'remark', task);
}

/** Whether a problem with its task may be shown: where the task may be named, and to whom it asks. */
export function mayShowProblem(
  person: Person,
  problem: Problem,
  task: Task,
  group: Group | undefined,
  directory: Directory,
): boolean {
  return mayName(person, task, group) || (isAsked(person, problem, directory) && isOpenHere(task, group));
}

/** Whether a task may be named to a person because a problem of it asks him: only one open to all, where it belongs. */
export function mayNameAsked(
  person: Person,
  task: Task,
  group: Group | undefined,
  directory: Directory,
): boolean {
  return isOpenHere(task, group) && task.problems.some((problem) => isAsked(person, problem, directory));
}

function isOpenHere(task: Task, group: Group | undefined): boolean {
  return task.openness === 'open' && (group === undefined || inScope(task, group.scope));
}

/** Whether a problem is any of a person's business; to others it is as if it did not exist. */
export function isConcerned(person: Person, problem: Problem, task: Task, directory: Directory): boolean {
  if (person.disabled) return false;
  return maySee(person, task) || isParty(person, task) || isAsked(person, problem, directory);
}
