import type { Directory } from '../domain/people.ts';
import { createTitleIndex, matchTitle } from '../language/title-match.ts';

const MOST = 3;

/** The units whose names come near to what was written, by the name that did, the likeliest first. */
export function nearUnits(directory: Directory, written: string): readonly string[] {
  const names = directory.units.flatMap((unit) =>
    [unit.name, ...unit.aliases].map((name) => ({ name, unit })),
  );
  const index = createTitleIndex(names.map(({ name }) => name));
  const near = new Map<string, string>();
  for (const { index: at } of matchTitle(written, index)) {
    const found = names[at];
    if (found !== undefined && !near.has(found.unit.name)) near.set(found.unit.name, found.name);
  }
  return [...near.values()].slice(0, MOST);
}
