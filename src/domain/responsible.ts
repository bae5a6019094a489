import { type Directory, hasRole, type Person, peopleNamed, unitOf } from './people.ts';
import type { Task } from './task.ts';

/** Everybody of a unit (full name) who has rights. */
export function peopleOfUnit(directory: Directory, unit: string): readonly Person[] {
  return directory.people.filter((person) => person.unit === unit && !person.disabled);
}

/** The liaisons of a unit (full name): by role, and whom the list of units names. */
export function liaisonsOf(directory: Directory, unit: string): readonly Person[] {
  const named = unitOf(directory, unit)?.liaison;
  return peopleOfUnit(directory, unit).filter(
    (person) => hasRole(person, 'liaison') || person.name === named,
  );
}

/** The person the ledger names as 责任人, if the roster has him with rights. */
export function ownerOf(directory: Directory, task: Pick<Task, 'owner' | 'leadUnit'>): Person | undefined {
  if (task.owner === undefined) return undefined;
  return peopleNamed(directory, task.owner, task.leadUnit).find((person) => !person.disabled);
}

/**
 * Who must act on a task: its owner, else the liaisons of its lead unit; nobody where the roster has neither. A head of a
 * unit is never @-ed, so where he is the owner the liaisons are told.
 */
export function responsibleFor(
  directory: Directory,
  task: Pick<Task, 'owner' | 'leadUnit'>,
): readonly Person[] {
  const owner = ownerOf(directory, task);
  if (owner === undefined) return liaisonsOf(directory, task.leadUnit);
  const liaisons = hasRole(owner, 'head') ? liaisonsOf(directory, task.leadUnit) : [];
  return liaisons.length > 0 ? liaisons : [owner];
}
