import type { LanguageContext } from './language-context.ts';
import { foldPunctuation } from './normalise.ts';

/** One line of a message, or a clause of it. `key` is `text` folded, character for character. */
export interface Line {
  readonly text: string;
  readonly key: string;
  readonly context: LanguageContext;
}

/** @param text a normalised line. */
export function createLine(text: string, context: LanguageContext): Line {
  return { text, key: foldPunctuation(text), context };
}

/** The part of a line between two positions. */
export function partOf(line: Line, from: number, to: number = line.key.length): Line {
  return { ...line, text: line.text.slice(from, to), key: line.key.slice(from, to) };
}
