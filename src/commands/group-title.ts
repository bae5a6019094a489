import type { Office } from './office.ts';

/** The title of a group of the config; its id where it is no longer there. */
export function groupTitle(id: string, { groups }: Pick<Office, 'groups'>): string {
  return groups.find((group) => group.id === id)?.title ?? id;
}
