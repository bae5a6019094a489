import type { Command } from './command.ts';

/** Why a line that looks like a report is not written at once. */
export type Doubt =
  /** 还没到60%、先别改成60% */
  | 'negated'
  /** 争取、计划、预计、力争、下周能到 … */
  | 'planned'
  /** 听说、据说、他说、领导要求 … */
  | 'reported-speech'
  /** 12号已完成: submitted, or 100 %? */
  | 'done-or-submitted'
  /** several tasks or several values in one breath */
  | 'several'
  /** the value cannot be read (60%多, 五六成, 约60%) */
  | 'vague-value'
  /** command, task or value is missing */
  | 'incomplete'
  /** words that ask: 批示 12 何时完成？ */
  | 'asked'
  /** 签发吧、先别发: half a command */
  | 'tentative'
  /** the number may be a date, a building, a line, a document */
  | 'maybe-not-a-task';

/** What one line, or one clause of it, was understood as. */
export type Reading =
  /** Certain: runs at once. */
  | { readonly kind: 'command'; readonly command: Command }
  /** One of these, by number; a single option is a confirmation. Nothing is written before the answer. */
  | { readonly kind: 'choice'; readonly options: readonly Command[]; readonly doubt: Doubt }
  /** Not written; `suggestion` is the full command to type, where one can be given. */
  | { readonly kind: 'unclear'; readonly doubt: Doubt; readonly suggestion?: string }
  /** Greetings, headings, thanks, bare 收到: nothing is said to them. */
  | { readonly kind: 'silent' }
  /** Neither reference nor command; `suggestion` is the nearest command's canonical form. */
  | { readonly kind: 'unknown'; readonly suggestion?: string };

export interface ReadLine {
  /** 1-based line of the message as sent, empty lines counted. */
  readonly line: number;
  /** The normalised line. */
  readonly text: string;
  /** Usually one; several where one line reports several tasks (12号60%，13号70%). Never empty. */
  readonly readings: readonly Reading[];
}
