import type { Day } from './day.ts';
import type { Instant } from './instant.ts';

/** 承办人 · 联络员 · 单位负责人 · 督查员 · 审定人 · 领导 · 秘书. */
export type Role = 'owner' | 'liaison' | 'head' | 'supervisor' | 'signer' | 'leader' | 'secretary';

/** The platforms an account can be on; the terminal is no platform. */
export type AccountPlatform = 'wecom' | 'dingtalk';

export type PersonId = string;

/** One record a person; at most one account a platform. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Full name of the unit. */
  readonly unit: string;
  readonly post?: string;
  readonly roles: readonly Role[];
  /** 停用: keeps the name in the history, has no rights. */
  readonly disabled?: true;
  readonly accounts: Readonly<Partial<Record<AccountPlatform, string>>>;
  readonly phone?: string;
}

export interface Unit {
  readonly name: string;
  /** 简称、曾用名: any of them is understood everywhere. */
  readonly aliases: readonly string[];
  /** 乡镇街道, 县直, 园区国企, 垂管. */
  readonly series?: string;
  readonly order?: number;
  readonly head?: string;
  readonly liaison?: string;
}

/** A request to tie an account to a person, waiting for a supervisor. */
export interface BindRequest {
  readonly no: number;
  readonly platform: AccountPlatform;
  readonly account: string;
  readonly personId: PersonId;
  readonly chatId: string;
  readonly messageId: string;
  readonly at: Instant;
  readonly decided?: {
    readonly by: PersonId;
    readonly at: Instant;
    readonly granted: boolean;
    readonly messageId: string;
  };
}

/** Everybody the office knows: people, units, and who asks to be known. */
export interface Directory {
  readonly people: readonly Person[];
  readonly units: readonly Unit[];
  readonly bindRequests: readonly BindRequest[];
  /** The day of the last roster import, for people to see. */
  readonly importedOn?: Day;
}

export const EMPTY_DIRECTORY: Directory = { people: [], units: [], bindRequests: [] };

/** The person behind an account; a disabled person counts as unknown. */
export function personByAccount(
  directory: Directory,
  platform: AccountPlatform,
  account: string,
): Person | undefined {
  return directory.people.find((person) => person.accounts[platform] === account && !person.disabled);
}

export function personById(directory: Directory, id: PersonId): Person | undefined {
  return peopleById(directory.people).get(id);
}

/** Everybody of a name, in a unit if one is given (any alias). */
export function peopleNamed(directory: Directory, name: string, unit?: string): readonly Person[] {
  const of = unit === undefined ? undefined : unitName(directory, unit);
  const named = peopleByName(directory.people).get(name) ?? [];
  return of === undefined ? named : named.filter((person) => person.unit === of);
}

/** The unit of any of its names. */
export function unitOf(directory: Directory, name: string): Unit | undefined {
  return unitsByName(directory.units).get(squeeze(name));
}

/** The full name of a unit of any alias; the text itself if no unit is known by it. */
export function unitName(directory: Directory, name: string): string {
  return unitOf(directory, name)?.name ?? name.trim();
}

/** The shortest name people use for a unit: its first alias (简称), else its full name. */
export function shortUnitName(directory: Directory, name: string): string {
  const unit = unitOf(directory, name);
  return unit?.aliases[0] ?? unit?.name ?? name;
}

export function hasRole(person: Person, ...roles: readonly Role[]): boolean {
  return !person.disabled && person.roles.some((role) => roles.includes(role));
}

/** NFKC without white space: how names and titles are compared. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** Directories never change in place, so an index of one lives as long as it does. */
function remembered<T extends object, I>(index: (of: T) => I): (of: T) => I {
  const known = new WeakMap<T, I>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const made = index(of);
    known.set(of, made);
    return made;
  };
}

const peopleById = remembered(
  (people: readonly Person[]): ReadonlyMap<PersonId, Person> =>
    new Map(people.map((person) => [person.id, person])),
);

const peopleByName = remembered((people: readonly Person[]): ReadonlyMap<string, readonly Person[]> => {
  const named = new Map<string, Person[]>();
  for (const person of people) {
    const same = named.get(person.name) ?? [];
    same.push(person);
    named.set(person.name, same);
  }
  return named;
});

/** Where two units share an alias, the earlier one has it. */
const unitsByName = remembered(
  (units: readonly Unit[]): ReadonlyMap<string, Unit> =>
    new Map(
      units
        .flatMap((unit) => [unit.name, ...unit.aliases].map((name) => [squeeze(name), unit] as const))
        .toReversed(),
    ),
);
