import type { Command, CommandKind, ListQuery } from './command.ts';

export type LexiconKind = CommandKind;

/** One command as people know it. The grammar, 帮助 and the suggestions read the same table. */
export interface LexiconEntry {
  readonly kind: LexiconKind;
  /** The canonical word. */
  readonly word: string;
  /** Other words that mean the same. */
  readonly synonyms: readonly string[];
  /** The forms people type, canonical first, joined by ` · `. */
  readonly usage: string;
  /** What the word means when it stands alone, for commands that need nothing else. */
  readonly command?: Command;
}

export const entry = (
  kind: CommandKind,
  word: string,
  synonyms: string,
  usage: string,
  command?: Command,
): LexiconEntry => ({ kind, word, synonyms: words(synonyms), usage, ...(command ? { command } : {}) });

export const list = (word: string, synonyms: string, query: ListQuery): LexiconEntry =>
  entry('list', word, synonyms, word, { kind: 'list', query });

export const lamp = (word: string, name: string, colour: Extract<ListQuery, { by: 'colour' }>['colour']) =>
  list(word, `${name}牌 亮${word} ${word}的 ${name}色 ${word}清单`, { by: 'colour', colour });

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
