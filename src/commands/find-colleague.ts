import { type Directory, peopleNamed } from '../domain/people.ts';
import type { Refusal } from '../domain/refusal.ts';
import { peopleOfUnit } from '../domain/responsible.ts';

const MOST_NAMED = 5;

/** A person of a unit (full name) with rights, by name; the refusal says who is there instead. */
export function findColleague(
  directory: Directory,
  name: string,
  unit: string,
): { readonly name: string } | Refusal {
  const found = peopleNamed(directory, name.trim(), unit).find((person) => !person.disabled);
  if (found !== undefined) return { name: found.name };
  const people = peopleOfUnit(directory, unit).map((person) => person.name);
  return { code: 'not-of-unit', name, unit, people: people.slice(0, MOST_NAMED) };
}
