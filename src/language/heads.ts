import type { LexiconEntry } from './lexicon.ts';
import { LEXICON } from './lexicon.ts';

/** A word of the table found at a position. */
export interface Head {
  readonly entry: LexiconEntry;
  readonly word: string;
}

/** The words by their first character, the longest first: 同意绑定 before 同意. */
const BY_FIRST: ReadonlyMap<string, readonly Head[]> = byFirstCharacter();

function byFirstCharacter(): ReadonlyMap<string, readonly Head[]> {
  const heads = LEXICON.flatMap((entry) =>
    [entry.word, ...entry.synonyms].map((word): Head => ({ entry, word: word.toLowerCase() })),
  ).sort((a, b) => b.word.length - a.word.length);
  const map = new Map<string, Head[]>();
  for (const head of heads) {
    const first = head.word.charAt(0);
    map.set(first, [...(map.get(first) ?? []), head]);
  }
  return map;
}

/** Every command whose word stands at a position, the longest word first. */
export function headsAt(key: string, at: number): readonly Head[] {
  return (BY_FIRST.get(key.charAt(at)) ?? []).filter(({ word }) => key.startsWith(word, at));
}
