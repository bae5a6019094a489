import { assertNever } from './assert-never.ts';
import type { EntryOf } from './history.ts';
import { type Directory, hasRole, type Person, unitName } from './people.ts';
import { isParty, leads, mayAtAll, seesAll } from './permissions.ts';
import type { Task } from './task.ts';

/** Which tasks a group is about: any of each list, the lists combined by "and". Absent lists do not restrict. */
export interface Scope {
  readonly units?: readonly string[];
  readonly leaders?: readonly string[];
  readonly categories?: readonly string[];
  readonly sources?: readonly string[];
  readonly taskforce?: readonly string[];
}

export type Audience = 'leaders' | 'county' | 'unit' | 'taskforce';

/** A work group listed in the config; the same group may live on two platforms. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly audience: Audience;
  readonly scope: Scope | 'all';
  /** Whether rankings and comparisons of units may be shown here. */
  readonly compare: boolean;
}

/** A group whose units stand by their full names: the config may call them by any name the roster knows. */
export function withFullNames<G extends Pick<Group, 'scope'>>(group: G, directory: Directory): G {
  const { scope } = group;
  if (scope === 'all' || scope.units === undefined) return group;
  return { ...group, scope: { ...scope, units: scope.units.map((unit) => unitName(directory, unit)) } };
}

/** Whether a task belongs to what a group is about; the group's units by their full names. */
export function inScope(task: Task, scope: Scope | 'all'): boolean {
  if (scope === 'all') return true;
  const units = [task.leadUnit, ...task.assistUnits];
  return (
    anyOf(scope.units, units) &&
    anyOf(scope.leaders, task.leaders) &&
    anyOf(scope.categories, [task.category]) &&
    anyOf(scope.sources, [task.source]) &&
    anyOf(scope.taskforce, [task.taskforce])
  );
}

function anyOf(wanted: readonly string[] | undefined, have: readonly (string | undefined)[]): boolean {
  return wanted === undefined || have.some((one) => one !== undefined && wanted.includes(one));
}

/** Whether a person may see a task at all . */
export function maySee(person: Person, task: Task): boolean {
  if (person.disabled) return false;
  const party = isParty(person, task);
  const itsLeader = task.leaders.includes(person.name);
  switch (task.openness) {
    case 'internal':
      return hasRole(person, 'supervisor') || itsLeader;
    case 'parties':
      return hasRole(person, 'supervisor') || itsLeader || party;
    case 'open':
      return seesAll(person) || party || itsLeader;
    default:
      return assertNever(task.openness);
  }
}

/**
 * Whether a task may be named in an answer: what the asker may see ∩ the group's scope. In a group, tasks not open to
 * all are never titled; a private chat has no group.
 */
export function mayName(person: Person, task: Task, group: Group | undefined): boolean {
  if (!maySee(person, task)) return false;
  return group === undefined || (task.openness === 'open' && inScope(task, group.scope));
}

/**
 * Whether a person may read a 批示 in a private chat: the lead unit, the leader who made it or had it written down, and
 * supervisors. In a group nobody's answer shows one, only that there is one.
 */
export function mayReadRemark(person: Person, remark: EntryOf<'remark'>, task: Task): boolean {
  if (person.disabled || !maySee(person, task)) return false;
  const its = remark.by === person.id || remark.onBehalf === person.id;
  return its || leads(person, task) || hasRole(person, 'supervisor');
}

/**
 * Whether rankings, comparisons of units, 周调度 and 导出 may be shown to a person here: `elsewhere` where he may see them,
 * but not in this group. A private chat has no group.
 */
export function mayCompare(person: Person, group: Group | undefined): 'yes' | 'elsewhere' | 'no' {
  if (!mayAtAll(person, 'report')) return 'no';
  return group === undefined || group.compare ? 'yes' : 'elsewhere';
}
