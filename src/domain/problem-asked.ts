import { leadersOfPost } from './leader-named.ts';
import { type Directory, hasRole, type Person, peopleNamed, unitOf } from './people.ts';
import { liaisonsOf, peopleOfUnit } from './responsible.ts';
import type { Problem } from './task.ts';
import { unitNamed } from './unit-named.ts';

/** Who is asked to help with a problem: a unit, a person, or somebody the roster does not know. */
export type Asked =
  /** `said`: where more was said than its name (财政局张局长). */
  | { readonly kind: 'unit'; readonly unit: string; readonly said?: string }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'unknown'; readonly name: string };

/** So many characters of a unit's name at least tell it where more is written behind (财政局张局长). */
const SHORTEST_TELLING = 3;

/** Whom these words ask: `财政局`, `财政局和自规局`, `王县长`, `王建国`. Units by any of their names. */
export function askedOf(asks: string, directory: Directory): readonly Asked[] {
  return namesIn(asks, /[、,，;；]/u).flatMap((name) => {
    const whole = oneAsked(name, directory);
    if (isExact(whole)) return [whole];
    // 住房和城乡建设局 is one unit, 财政局和自规局 are two: parted only where that makes names known.
    const parts = namesIn(name, /[和与及]/u).map((part) => oneAsked(part, directory));
    return parts.length > 1 && parts.some(isExact) ? parts : [whole];
  });
}

function namesIn(words: string, between: RegExp): readonly string[] {
  return words
    .split(between)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function isExact(asked: Asked): boolean {
  return asked.kind === 'person' || (asked.kind === 'unit' && asked.said === undefined);
}

function oneAsked(name: string, directory: Directory): Asked {
  const unit = unitNamed(directory, name);
  if (unit !== undefined) return { kind: 'unit', unit };
  const [person, other] = peopleCalled(directory, name);
  if (person !== undefined && other === undefined) return { kind: 'person', person };
  const beginning = directory.units.find((one) =>
    [one.name, ...one.aliases].some((alias) => alias.length >= SHORTEST_TELLING && name.startsWith(alias)),
  );
  return beginning === undefined
    ? { kind: 'unknown', name }
    : { kind: 'unit', unit: beginning.name, said: name };
}

/** Everybody with rights of this name, or of this surname and post among the leaders (王县长). */
function peopleCalled(directory: Directory, name: string): readonly Person[] {
  const named = peopleNamed(directory, name).filter((person) => !person.disabled);
  return named.length > 0 ? named : leadersOfPost(directory, name);
}

/** The words as they are kept: units and people by their full names, what else was said as it was, joined by 、. */
export function askedName(asks: string, directory: Directory): string {
  return askedOf(asks, directory).map(nameOf).join('、');
}

function nameOf(asked: Asked): string {
  switch (asked.kind) {
    case 'unit':
      return asked.said ?? asked.unit;
    case 'person':
      return asked.person.name;
    case 'unknown':
      return asked.name;
  }
}

/** Whether a person, or his unit, is asked to help with a problem. */
export function isAsked(person: Person, problem: Problem, directory: Directory): boolean {
  if (person.disabled || problem.asks === undefined) return false;
  return askedOf(problem.asks, directory).some((asked) =>
    asked.kind === 'unit'
      ? asked.unit === person.unit
      : asked.kind === 'person' && asked.person.id === person.id,
  );
}

/** Who is told that help is asked: a unit's liaisons, else its heads; a person himself. */
export function peopleAsked(asks: string, directory: Directory): readonly Person[] {
  const people = askedOf(asks, directory).flatMap((asked) => {
    if (asked.kind === 'person') return [asked.person];
    return asked.kind === 'unit' ? spokesmenOf(asked.unit, directory) : [];
  });
  return [...new Set(people)];
}

function spokesmenOf(unit: string, directory: Directory): readonly Person[] {
  const liaisons = liaisonsOf(directory, unit);
  if (liaisons.length > 0) return liaisons;
  const head = unitOf(directory, unit)?.head;
  return peopleOfUnit(directory, unit).filter((person) => hasRole(person, 'head') || person.name === head);
}
