import { localUnitName } from '../../domain/import-units.ts';
import { type Directory, unitOf } from '../../domain/people.ts';

/** What tells one name of a unit from two, or from a name and its duty. */
export interface KnownNames {
  /** In the roster, or alone in some cell. */
  isKnown(name: string): boolean;
  /** In the roster. */
  isListed(name: string): boolean;
}

/** The names of units an import knows: those of the roster, and those that stand alone in other cells of the file. */
export interface KnownUnits extends KnownNames {
  /** The full name of any alias, with a remark where it was not plain. */
  resolve(name: string): { readonly name: string; readonly as?: string };
}

/** How often a word between spaces must occur to count as a name: once may be half of one. */
const OFTEN = 2;

export function createKnownUnits(directory: Directory, cells: Iterable<string>): KnownUnits {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    for (const piece of cell.split(/[、，,；;/／|｜]/u)) {
      const words = piece.trim().split(/\s+/u);
      const alone = words.length === 1;
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + (alone ? OFTEN : 1));
    }
  }
  const resolved = new Map<string, ReturnType<KnownUnits['resolve']>>();
  return {
    isListed: (name) => unitOf(directory, name) !== undefined,
    isKnown: (name) => unitOf(directory, name) !== undefined || (counts.get(name) ?? 0) >= OFTEN,
    resolve: (name) => {
      let found = resolved.get(name);
      if (found === undefined) {
        found = resolveUnit(directory, name);
        resolved.set(name, found);
      }
      return found;
    },
  };
}

function resolveUnit(directory: Directory, written: string): ReturnType<KnownUnits['resolve']> {
  const { name, guessed } = localUnitName(directory, written);
  if (guessed) return { name, as: `“${written}”读作“${name}”` };
  if (directory.units.length === 0 || unitOf(directory, name) !== undefined) return { name };
  return { name, as: `单位名录中没有“${name}”，照原文记` };
}
