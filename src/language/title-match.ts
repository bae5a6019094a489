import { squeeze } from '../domain/people.ts';
import { readingsOf } from './pinyin-readings.ts';

/** A title made ready for comparing. */
interface IndexedTitle {
  readonly title: string;
  readonly characters: readonly string[];
  readonly set: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

/** Titles made ready once, for many queries. Pinyin is remembered per character, so that an index is cheap to make. */
export interface TitleIndex {
  readonly titles: readonly IndexedTitle[];
}

export interface TitleMatch {
  /** The place of the title among those the index was made of. */
  readonly index: number;
  readonly title: string;
  /** 0–1. */
  readonly score: number;
}

/** Below this a title is not what was meant. */
const THRESHOLD = 0.5;
/** A strong match scores so much, and so much more than the next. */
const STRONG = 0.75;
const MARGIN = 0.12;
/** Words that half of all titles hold and people add to any. */
const COMMON = /(?:任务|项目|工程|工作|事项|建设|进度|进展|情况|推进)+$/u;

export function createTitleIndex(titles: readonly string[]): TitleIndex {
  return {
    titles: titles.map((title) => {
      const characters = charactersOf(title);
      return { title, characters, set: new Set(characters), pairs: new Set(pairsOf(characters)) };
    }),
  };
}

/**
 * Titles that words may mean, the likeliest first. Chinese words are compared by their longest common subsequence and
 * their shared pairs of characters, which forgives a typing mistake and a left-out word; Latin letters by pinyin, whole,
 * shortened or initials (aqsc, chongqing). Titles under the threshold are left out.
 */
export function matchTitle(words: string, index: TitleIndex): readonly TitleMatch[] {
  const said = charactersOf(words);
  const latin = said.join('').replace(/[^a-z]/g, '');
  const score =
    latin.length >= 2 && latin.length === said.length
      ? (title: IndexedTitle) => Math.max(pinyinScore(latin, title), characterScore(said, title))
      : createCharacterScore(said);
  return index.titles
    .map((title, at) => ({ index: at, title: title.title, score: score(title) }))
    .filter((match) => match.score >= THRESHOLD)
    .sort((a, b) => b.score - a.score || a.title.length - b.title.length || a.index - b.index);
}

/** The one title that stands out, if one does: a score of 0.75 and 0.12 more than the next. */
export function strongMatch(matches: readonly TitleMatch[]): TitleMatch | undefined {
  const [first, second] = matches;
  return first !== undefined && first.score >= STRONG && first.score - (second?.score ?? 0) >= MARGIN
    ? first
    : undefined;
}

function charactersOf(text: string): readonly string[] {
  return [...squeeze(text).toLowerCase()].filter((character) => /[\p{L}\p{N}]/u.test(character));
}

function pairsOf(characters: readonly string[]): readonly string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** Words with and without the common ones at their end; the better of the two counts. */
function createCharacterScore(said: readonly string[]): (title: IndexedTitle) => number {
  const bare = [...said.join('').replace(COMMON, '')];
  const shorter = bare.length >= 2 && bare.length < said.length ? bare : undefined;
  return (title) =>
    Math.max(characterScore(said, title), shorter === undefined ? 0 : characterScore(shorter, title) * 0.98);
}

/** How much of the words the title holds, or, where people say more than the title, of the title the words hold. */
function characterScore(said: readonly string[], title: IndexedTitle): number {
  if (said.length < 2) return said.length === 1 && title.set.has(said[0] ?? '') ? THRESHOLD : 0;
  let shared = 0;
  for (const character of said) if (title.set.has(character)) shared += 1;
  if (shared < 2 || shared / Math.min(said.length, title.characters.length) < THRESHOLD) return 0;
  const common = longestCommon(said, title.characters);
  const pairs = pairsOf(said);
  const held = pairs.filter((pair) => title.pairs.has(pair)).length;
  const ofWords = 0.55 * (common / said.length) + 0.35 * (held / pairs.length);
  const ofTitle = 0.5 * (common / title.characters.length) + 0.3 * (held / Math.max(1, title.pairs.size));
  const size =
    Math.min(said.length, title.characters.length) / Math.max(said.length, title.characters.length);
  return held === 0 ? 0 : Math.max(ofWords, ofTitle) + 0.1 * size;
}

/** The length of the longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const row = new Uint16Array(b.length + 1);
  for (const character of a) {
    let diagonal = 0;
    for (let at = 1; at <= b.length; at += 1) {
      const above = row[at] ?? 0;
      row[at] = b[at - 1] === character ? diagonal + 1 : Math.max(above, row[at - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}

/** Letters that spell characters of the title one behind the other, each in full, begun, or by its initial. */
function pinyinScore(letters: string, title: IndexedTitle): number {
  const { characters } = title;
  for (let from = 0; from < characters.length; from += 1) {
    const spelt = speltFrom(letters, 0, characters, from);
    if (spelt > 0) return 0.7 + 0.3 * (spelt / characters.length);
  }
  return 0;
}

/** How many characters from a place on the letters spell to their end; 0 if they do not. */
function speltFrom(letters: string, at: number, characters: readonly string[], from: number): number {
  const character = characters[from];
  if (character === undefined) return 0;
  for (const reading of readingsOf(character)) {
    for (let length = Math.min(reading.length, letters.length - at); length > 0; length -= 1) {
      // In the middle a syllable stands whole or by its initial (z or zh); only the last may be half typed.
      const last = at + length === letters.length;
      if (!last && length !== reading.length && length !== 1 && !/^[zcs]h$/.test(reading.slice(0, length)))
        continue;
      if (!letters.startsWith(reading.slice(0, length), at)) continue;
      if (last) return 1;
      const more = speltFrom(letters, at + length, characters, from + 1);
      if (more > 0) return more + 1;
    }
  }
  return 0;
}
