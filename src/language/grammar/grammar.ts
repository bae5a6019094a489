import type { LexiconEntry } from '../lexicon.ts';
import type { Line } from '../line.ts';
import type { Reading } from '../reading.ts';
import type { FoundRef } from '../references.ts';

/** A command whose word stands in front: 进度 12 60%. `at` is where the word ended. */
export interface AfterWord {
  readonly line: Line;
  readonly entry: LexiconEntry;
  readonly at: number;
}

/** A sentence whose task stands in front: 12号 60%. `at` is where the tasks ended. Never empty. */
export interface AfterRefs {
  readonly line: Line;
  readonly refs: readonly FoundRef[];
  /** 12到15. */
  readonly range: boolean;
  readonly at: number;
  /** What stood between task and value in the report before this one on the same line. */
  readonly previousBridge?: string;
}

/**
 * How one command is read. Both ways answer undefined when the words are something else after all, and the next command
 * is tried. What is returned as certain is written without asking: when in doubt, return a choice.
 */
export interface Grammar {
  readonly afterWord?: (said: AfterWord) => readonly Reading[] | undefined;
  readonly afterRefs?: (said: AfterRefs) => readonly Reading[] | undefined;
}

/** What may stand between a command's word and its task: 汇报一下：, 关于. */
export const BETWEEN_WORD_AND_REF =
  /(?:\s|[,:、]|一下(?=[\s,:#第\d[任编])|下(?=[\s,:#第\d[任编])|了(?=[\s\d#第])|关于|如下|是)*/y;
