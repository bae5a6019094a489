import type { CommandKind } from './command.ts';
import { ACCEPT } from './grammar/accept.ts';
import { APPROVE_BIND, BIND } from './grammar/bind.ts';
import type { Grammar } from './grammar/grammar.ts';
import { HELP } from './grammar/help.ts';
import { plannedGrammar } from './grammar/planned.ts';
import { PROGRESS } from './grammar/progress.ts';
import { SEARCH } from './grammar/search.ts';
import { HISTORY, SHOW, WHY_COLOUR } from './grammar/show.ts';
import { SUBMIT } from './grammar/submit.ts';
import type { LexiconKind } from './lexicon.ts';
import { PLANNED_ENTRIES, type PlannedKind } from './planned-lexicon.ts';

/** What is said by a phrase alone has no grammar of its own. */
const PHRASE: Grammar = {};

const OFFERED: Readonly<Record<CommandKind, Grammar>> = {
  progress: PROGRESS,
  accept: ACCEPT,
  submit: SUBMIT,
  undo: PHRASE,
  bind: BIND,
  'approve-bind': APPROVE_BIND,
  mine: PHRASE,
  show: SHOW,
  history: HISTORY,
  why: WHY_COLOUR,
  search: SEARCH,
  list: PHRASE,
  more: PHRASE,
  help: HELP,
  'group-id': PHRASE,
};

const PLANNED = new Map<PlannedKind, Grammar>(
  PLANNED_ENTRIES.map((entry) => [entry.kind, plannedGrammar(entry)]),
);

export function grammarOf(kind: LexiconKind): Grammar {
  return kind in OFFERED ? OFFERED[kind as CommandKind] : (PLANNED.get(kind as PlannedKind) ?? PHRASE);
}

/**
 * Which command is tried first on a sentence that begins with its task. Deeds come before questions, so that
 * 收到 is not asked after; what may be a value comes last, for it is the widest.
 */
export const AFTER_REFS: readonly Grammar[] = [
  WHY_COLOUR,
  HISTORY,
  ACCEPT,
  SUBMIT,
  ...PLANNED.values(),
  PROGRESS,
  SHOW,
];

/** The same for a question, in which whatever is said of a task asks about it. */
export const AFTER_REFS_ASKED: readonly Grammar[] = [WHY_COLOUR, HISTORY, SHOW, ...AFTER_REFS];
