import { peopleNamed } from '../domain/people.ts';
import { leads } from '../domain/permissions.ts';
import type { Task } from '../domain/task.ts';
import type { KnownAsking } from './office.ts';

/** 代录: a supervisor of another unit acts for the task's owner. */
export function onBehalf(task: Task, { person, directory }: KnownAsking): { readonly onBehalf?: string } {
  if (leads(person, task) || task.owner === undefined) return {};
  const owner = peopleNamed(directory, task.owner, task.leadUnit)[0];
  return owner === undefined ? {} : { onBehalf: owner.id };
}
