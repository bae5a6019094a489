import { LEXICON, type LexiconEntry } from './lexicon.ts';
import type { Line } from './line.ts';
import { readingsOf, soundAlike } from './pinyin-readings.ts';
import { takeRefs } from './references.ts';
import { skip } from './taken.ts';

/** A slip of the ear costs less than a slip of the hand. */
const SOUNDS_ALIKE = 0.3;
/** What a word may differ by at most: 近渡 is 进度, 我得任物 is 我的任务; a short word may only be misheard. */
const MOST_OF_SHORT = 0.6;
const MOST_OF_LONG = 1.2;
const LONGEST_WORD = 6;

interface Candidate {
  readonly entry: LexiconEntry;
  readonly word: readonly string[];
  readonly pinyin: readonly string[];
}

let candidates: readonly Candidate[] | undefined;

function allCandidates(): readonly Candidate[] {
  candidates ??= LEXICON.flatMap((entry) =>
    [entry.word, ...entry.synonyms]
      .map((word) => ({ entry, word: [...word.replace(/\s/g, '')] }))
      .filter(
        ({ word }) =>
          word.length >= 2 && word.length <= LONGEST_WORD && word.every((one) => /[一-龥]/.test(one)),
      )
      .map(({ entry: of, word }) => ({ entry: of, word, pinyin: [spelt(word), initials(word)] })),
  );
  return candidates;
}

function spelt(word: readonly string[]): string {
  return word.map((character) => readingsOf(character)[0] ?? '').join('');
}

function initials(word: readonly string[]): string {
  return word.map((character) => readingsOf(character)[0]?.[0] ?? '').join('');
}

/**
 * The command a line comes nearest to, in its canonical form and with the rest of the line where a task stands in it:
 * 金度 12 60% → 进度 12 60%; jindu → 进度 …; 我得任务 → 我的任务. Undefined if nothing is near. Only ever shown, never run.
 */
export function nearestCommand(line: Line, from = 0): string | undefined {
  const key = line.key.slice(from);
  const latin = /^[a-z]{2,16}/.exec(key)?.[0];
  if (latin !== undefined) {
    const spoken = allCandidates().find(
      ({ pinyin }) => pinyin[0] === latin || (latin.length >= 4 && pinyin[1] === latin),
    );
    return spoken && filledIn(spoken.entry, line, from + latin.length);
  }
  const front = [...(/^[一-龥]{1,7}/.exec(key)?.[0] ?? '')];
  let best: { readonly entry: LexiconEntry; readonly cost: number; readonly length: number } | undefined;
  const heard = new Set(front);
  for (const { entry, word } of front.length < 2 ? [] : allCandidates()) {
    if (!mayBeNear(word, front, heard)) continue;
    const most = word.length <= 3 ? MOST_OF_SHORT : MOST_OF_LONG;
    for (const length of word.length <= 2 ? [word.length] : [word.length, word.length - 1, word.length + 1]) {
      // A word must be followed by its end or by a task, or every sentence would be near some command.
      if (length > front.length || !endsThere(line, from + length)) continue;
      const cost = distance(front.slice(0, length), word);
      // What is no slip at all was understood already, as something else.
      if (cost > 0 && cost <= most && (best === undefined || cost < best.cost))
        best = { entry, cost, length };
    }
  }
  return best && filledIn(best.entry, line, from + best.length);
}

/** Whether measuring is worth its while: a short word must begin as the line sounds, a long one share half its characters. */
function mayBeNear(word: readonly string[], front: readonly string[], heard: ReadonlySet<string>): boolean {
  if (word.length <= 3) return word.every((character, at) => soundAlike(character, front[at] ?? ''));
  return 2 * word.filter((character) => heard.has(character)).length >= word.length;
}

function endsThere(line: Line, at: number): boolean {
  const next = skip(/[\s:,]*/y, line.key, at);
  return /^[\s。.!?~,:]|^$/.test(line.key.slice(at, at + 1)) || takeRefs(line.key, next) !== undefined;
}

function filledIn(entry: LexiconEntry, line: Line, at: number): string {
  const rest = line.text.slice(at).replace(/^[\s:：,，]+/u, '');
  const takesTask = /\d/.test(entry.usage);
  if (takesTask && takeRefs(line.key, line.key.length - rest.length) !== undefined)
    return `${entry.word} ${rest}`;
  return entry.usage.split(' · ')[0] ?? entry.word;
}

/** Edit distance in which characters that sound alike are nearly the same. */
function distance(a: readonly string[], b: readonly string[]): number {
  let previous = b.map((_, index) => index + 1);
  previous.unshift(0);
  for (const [row, character] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const swap = character === other ? 0 : soundAlike(character, other) ? SOUNDS_ALIKE : 1;
      current.push(
        Math.min((previous[column] ?? 0) + swap, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
