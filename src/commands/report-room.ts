import type { Audience, Group, Scope } from '../domain/visibility.ts';
import type { KnownAsking, Office } from './office.ts';

/** In a private chat a report is of the whole county, and calls nobody. */
const COUNTY: Group = { id: '', title: '', audience: 'leaders', scope: 'all', compare: true };

const AUDIENCES: readonly Audience[] = ['leaders', 'county', 'taskforce', 'unit'];

/** For whom a report is made: the group it is asked in, or the whole county, as the widest group of the config gets it. */
export function reportRoom({ group }: KnownAsking, { groups }: Pick<Office, 'groups'>): Group {
  if (group !== undefined) return group;
  const widest = widestFirst(groups).find(({ scope }) => scope === 'all');
  return widest === undefined ? COUNTY : { ...widest, audience: 'leaders', compare: true };
}

/**
 * Whose frozen report is shown, the first that has one: this group's; in a private chat, and in a group of the whole county
 * that gets none of its own (the supervisors'), any, of the whole county's leaders before others.
 */
export function frozenRooms({ group }: KnownAsking, { groups }: Pick<Office, 'groups'>): readonly Group[] {
  if (group === undefined) return widestFirst(groups);
  if (group.scope !== 'all') return [group];
  return [group, ...widestFirst(groups).filter(({ id }) => id !== group.id)];
}

function widestFirst(groups: readonly Group[]): readonly Group[] {
  return groups.toSorted(
    (a, b) =>
      limitsOf(a.scope) - limitsOf(b.scope) || AUDIENCES.indexOf(a.audience) - AUDIENCES.indexOf(b.audience),
  );
}

/** By how many lists a scope is limited. */
function limitsOf(scope: Scope | 'all'): number {
  return scope === 'all' ? 0 : Object.values(scope).filter((list) => list !== undefined).length;
}
