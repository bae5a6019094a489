import { localUnitName } from './import-units.ts';
import { type Directory, squeeze, unitOf } from './people.ts';

/**
 * The full name of the unit that people mean by any of its names (县住建局 too), or of one that only the people of the
 * roster tell of; undefined if there is none.
 */
export function unitNamed(directory: Directory, written: string): string | undefined {
  const { name } = localUnitName(directory, written);
  const listed = unitOf(directory, name);
  if (listed !== undefined) return listed.name;
  return directory.people.find((person) => squeeze(person.unit) === squeeze(written))?.unit;
}
