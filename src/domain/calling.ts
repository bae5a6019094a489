import type { Bench } from './colour.ts';
import type { Judged } from './ledger-order.ts';
import { type Directory, hasRole, type Person, unitName } from './people.ts';
import { liaisonsOf, ownerOf } from './responsible.ts';
import type { Task } from './task.ts';
import { type Audience, type Group, inScope } from './visibility.ts';
import { workdaysUntil } from './work-calendar.ts';

/** From this working day of being late a post calls the lead unit's liaison, too. */
export const LIAISON_FROM = 4;

/** From this working day of being late nobody is called any more: a 督办单 is proposed to the supervisors. */
export const PROPOSED_FROM = 6;

/** The groups that call an owner by @; a leaders' group never does. */
const NEAR: readonly Audience[] = ['unit', 'taskforce'];

/** The group that is posted to, and what decides whom it may call. */
export interface Calling {
  readonly group: Group;
  /** All groups of the config: who has a nearer one. */
  readonly groups: readonly Group[];
  readonly directory: Directory;
  readonly bench: Bench;
}

/** Whom a post calls for a task. */
export interface Callees {
  readonly owner?: Person;
  readonly liaisons: readonly Person[];
}

const NOBODY: Callees = { liaisons: [] };

/**
 * Whom a post to a group may call for a task: its owner in his unit's or taskforce's group, in a county's only if he has no
 * nearer one; the liaisons, too, once it is late for long; nobody where the next step is somebody else's. Leaders and
 * heads of units are never called.
 */
export function calleesOf(judged: Judged, calling: Calling): Callees {
  const { task } = judged;
  const late = lateWorkdays(judged, calling.bench);
  if (late >= PROPOSED_FROM || heldUpBy(task) !== undefined || !mayCallFor(task, calling)) return NOBODY;
  const owner = ownerOf(calling.directory, task);
  const liaisons = late >= LIAISON_FROM ? callableLiaisons(calling.directory, task.leadUnit) : [];
  if (owner === undefined || !mayBeCalled(owner)) return { liaisons };
  return { owner, liaisons: liaisons.filter(({ id }) => id !== owner.id) };
}

/** The liaisons of a unit (any of its names) whom a post may call. */
export function callableLiaisons(directory: Directory, unit: string): readonly Person[] {
  return liaisonsOf(directory, unitName(directory, unit)).filter(mayBeCalled);
}

/** Whether a group is the place to call for a task at all. */
export function mayCallFor(task: Task, { group, groups }: Pick<Calling, 'group' | 'groups'>): boolean {
  if (NEAR.includes(group.audience)) return isAtHome(task, group);
  return group.audience === 'county' && !groups.some((other) => isNearer(other) && isAtHome(task, other));
}

/** A group about everything is no unit's and no taskforce's own: the supervisors' room, say. */
function isNearer({ audience, scope }: Group): boolean {
  return NEAR.includes(audience) && scope !== 'all';
}

/** What keeps a task from going on that its owner cannot do: help asked of a leader, or an extension not decided. */
export type HeldUp = 'asked' | 'extension';

/** Why nobody is called for a task: a problem of level 2 or higher is not answered, or an extension not decided. */
export function heldUpBy(task: Pick<Task, 'problems' | 'extension'>): HeldUp | undefined {
  const asked = task.problems.some(
    ({ status, level, answer }) => status === 'open' && level >= 2 && answer === undefined,
  );
  if (asked) return 'asked';
  return task.extension === undefined ? undefined : 'extension';
}

/** Working days a task has been late, the first after its due being 1; 0 if it is not, `PROPOSED_FROM` + 1 for more. */
export function lateWorkdays({ judgement }: Judged, { today, calendar }: Bench): number {
  const late = judgement.reasons.find((reason) => reason.kind === 'overdue');
  return late?.kind === 'overdue' ? workdaysUntil(late.due, today, calendar, PROPOSED_FROM + 1) : 0;
}

function mayBeCalled(person: Person): boolean {
  return !person.disabled && !hasRole(person, 'leader', 'head');
}

/** Whether the owner may be looked for in a group: not where his task stands only because its unit assists. */
function isAtHome(task: Task, { scope }: Group): boolean {
  return inScope({ ...task, assistUnits: [] }, scope);
}
