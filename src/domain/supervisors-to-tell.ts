import { type Directory, hasRole, type Person, type PersonId } from './people.ts';

/** One request calls no more of them. */
const MOST_TOLD = 3;

/** The supervisors who are told that something waits for their decision: the first of the roster, those with an account before others. */
export function supervisorsToTell(directory: Directory, except: PersonId): readonly Person[] {
  const supervisors = directory.people.filter(
    (person) => hasRole(person, 'supervisor') && person.id !== except,
  );
  const reachable = (person: Person): boolean => Object.keys(person.accounts).length > 0;
  return [...supervisors.filter(reachable), ...supervisors.filter((person) => !reachable(person))].slice(
    0,
    MOST_TOLD,
  );
}
