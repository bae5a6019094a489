import type { Entry } from '../domain/history.ts';
import { type AccountPlatform, hasRole, type Person } from '../domain/people.ts';
import { isParty } from '../domain/permissions.ts';
import type { Task } from '../domain/task.ts';
import { type Audience, type Group, inScope } from '../domain/visibility.ts';
import type { PostRoom } from '../ports/post-room.ts';

/** Where a person is told of a task: called by @, or named in plain text. */
export interface Place {
  readonly group: Group;
  readonly room: PostRoom;
  readonly how: 'call' | 'name';
}

/** Why a person can be told nowhere. */
export type Nowhere =
  /** No group that is near enough holds the task and can be posted to. */
  | 'no-group'
  /** There is one, but on no platform where he has an account. */
  | 'no-account';

/** The groups and the rooms of each that can be posted to. */
export interface Rooms {
  readonly groups: readonly Group[];
  readonly roomsOf: (groupId: string) => readonly PostRoom[];
}

/**
 * A person's nearest room for a task: his unit's group, then the taskforce's, then the county's, each only with the task in
 * its scope. Somebody of neither a leading nor an assisting unit hardly sits in the taskforce's: the county's comes before
 * it. Leaders and heads of units are never @-ed: they are named in a leaders' group, or nowhere.
 */
export function nearestRoom(
  person: Person,
  task: Task,
  rooms: Rooms,
  preferred: readonly AccountPlatform[],
): Place | Nowhere {
  if (hasRole(person, 'leader', 'head')) return amongLeaders(person, task, rooms, preferred);
  const near = nearestFirst(person, task, rooms.groups).filter(({ id }) => rooms.roomsOf(id).length > 0);
  for (const group of near) {
    const open = rooms.roomsOf(group.id).filter(({ platform }) => person.accounts[platform] !== undefined);
    const [room] = byPreference(open, preferred);
    if (room !== undefined) return { group, room, how: 'call' };
  }
  return near.length === 0 ? 'no-group' : 'no-account';
}

function nearestFirst(person: Person, task: Task, groups: readonly Group[]): readonly Group[] {
  const order: readonly Audience[] = isParty(person, task)
    ? ['taskforce', 'county']
    : ['county', 'taskforce'];
  const holding = groups.filter(({ scope }) => inScope(task, scope));
  const own = holding.filter(
    ({ audience, scope }) =>
      audience === 'unit' && scope !== 'all' && scope.units?.includes(person.unit) === true,
  );
  return [...own, ...order.flatMap((audience) => holding.filter((group) => group.audience === audience))];
}

/** A name in plain text needs no account; where he has one he is the likelier to read it. */
function amongLeaders(
  person: Person,
  task: Task,
  { groups, roomsOf }: Rooms,
  preferred: readonly AccountPlatform[],
): Place | Nowhere {
  const has = preferred.filter((platform) => person.accounts[platform] !== undefined);
  for (const group of groups) {
    if (group.audience !== 'leaders' || !inScope(task, group.scope)) continue;
    const [room] = byPreference(roomsOf(group.id), has);
    if (room !== undefined) return { group, room, how: 'name' };
  }
  return 'no-group';
}

function byPreference(
  rooms: readonly PostRoom[],
  preferred: readonly AccountPlatform[],
): readonly PostRoom[] {
  const rank = ({ platform }: PostRoom): number => {
    const at = preferred.indexOf(platform);
    return at === -1 ? preferred.length : at;
  };
  return rooms.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * Where to look for a person first: where he last wrote on the task, then where the last word on it came from, then WeCom.
 */
export function preferredPlatforms(person: Person, history: readonly Entry[]): readonly AccountPlatform[] {
  const own = history.findLast(({ by, via }) => by === person.id && isAccountPlatform(via?.platform));
  const last = history.findLast(({ via }) => isAccountPlatform(via?.platform));
  const names = [own?.via?.platform, last?.via?.platform, 'wecom', 'dingtalk'];
  return [...new Set(names.filter(isAccountPlatform))];
}

function isAccountPlatform(name: string | undefined): name is AccountPlatform {
  return name === 'wecom' || name === 'dingtalk';
}
