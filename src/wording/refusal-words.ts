import type { Person } from '../domain/people.ts';
import type { RefusalCode, RefusalOf } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { type Group, mayName } from '../domain/visibility.ts';
import { typedNo } from './office-words.ts';
import { taskName } from './task-lines.ts';

/** What refusals are told with: the year that bare numbers mean, and how an office is reached. */
export interface RefusalFacts {
  readonly openYear: number;
  /** Who reads it, and in which room: whether a task's title may stand there. */
  readonly person?: Person;
  readonly group?: Group;
}

/** How a refusal calls a task: by its title only where it may be named. */
export function refusedName(task: Task, facts: RefusalFacts): string {
  const { openYear } = facts;
  return isNamed(task, facts) ? taskName(task, openYear) : `编号 ${typedNo(task, openYear)} 的事项`;
}

/** The same at the head of a sentence: a title is set off by a space, a bare number is not. */
export function refusedSubject(task: Task, facts: RefusalFacts): string {
  return `${refusedName(task, facts)}${isNamed(task, facts) ? ' ' : ''}`;
}

function isNamed(task: Task, { person, group }: RefusalFacts): boolean {
  return person !== undefined && mayName(person, task, group);
}

/** How each refusal of a kind is said. */
export type RefusalWords<C extends RefusalCode> = {
  readonly [K in C]: (refusal: RefusalOf<K>, facts: RefusalFacts) => string;
};
