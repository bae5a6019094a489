import type { Task } from '../domain/task.ts';
import { mayName } from '../domain/visibility.ts';
import { TITLE_WITHHELD } from '../wording/notices.ts';
import type { KnownAsking } from './office.ts';

/** A task as it may be called in an answer to this person here: without its title where that may not be shown. */
export function calledHere(task: Task, { person, group }: KnownAsking): Task {
  return mayName(person, task, group) ? task : { ...task, title: TITLE_WITHHELD };
}
