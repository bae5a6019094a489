import type { Judged } from '../domain/ledger-order.ts';
import { type Directory, hasRole, type Person, peopleNamed } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';
import { type Audience, type Group, inScope } from '../domain/visibility.ts';

/** The groups that call an owner by @; a leaders' group never does. */
const NEAR: readonly Audience[] = ['unit', 'taskforce'];

/**
 * Whom a group's post may @ for a late task: its owner, once, in his unit's or taskforce's group; in a county group
 * only if he has no nearer one. Leaders and heads of units are never @-ed by a post.
 */
export function pingOf(
  group: Group,
  groups: readonly Group[],
  directory: Directory,
): (late: Judged) => Person | undefined {
  const called = new Set<string>();
  return ({ task }) => {
    if (!mayCall(group, groups, task)) return undefined;
    const named = task.owner === undefined ? [] : peopleNamed(directory, task.owner, task.leadUnit);
    const owner = named.find(({ disabled }) => !disabled);
    if (owner === undefined || hasRole(owner, 'leader', 'head') || called.has(owner.id)) return undefined;
    called.add(owner.id);
    return owner;
  };
}

function mayCall(group: Group, groups: readonly Group[], task: Task): boolean {
  if (NEAR.includes(group.audience)) return isAtHome(task, group);
  return (
    group.audience === 'county' &&
    !groups.some((other) => NEAR.includes(other.audience) && isAtHome(task, other))
  );
}

/** Whether the owner may be looked for in a group: not where his task stands only because its unit assists. */
function isAtHome(task: Task, { scope }: Group): boolean {
  return inScope({ ...task, assistUnits: [] }, scope);
}
