import type { CommandKind } from './command.ts';
import { ACCEPT } from './grammar/accept.ts';
import { ANSWER } from './grammar/answer.ts';
import { ASSIGN } from './grammar/assign.ts';
import { ASSIST } from './grammar/assist.ts';
import { APPROVE_BIND, BIND } from './grammar/bind.ts';
import { DIRECTIVE } from './grammar/directive.ts';
import { EDIT } from './grammar/edit.ts';
import { ANNOTATE, TAKE_BACK, TAKE_OUT } from './grammar/edit-report.ts';
import { EXPLAIN } from './grammar/explain.ts';
import { EXPORT } from './grammar/export.ts';
import { EXTEND } from './grammar/extend.ts';
import type { Grammar } from './grammar/grammar.ts';
import { HAND_OVER, HAND_OVER_ALL } from './grammar/hand-over.ts';
import { HELP } from './grammar/help.ts';
import { NO_FIGURE } from './grammar/no-figure.ts';
import { PROBLEM } from './grammar/problem.ts';
import { PROGRESS } from './grammar/progress.ts';
import { HOLD } from './grammar/release.ts';
import { REMARK } from './grammar/remark.ts';
import { APPROVE, CLOSE, GRANT_EXTENSION, REFUSE_EXTENSION, RETURN } from './grammar/review.ts';
import { REVISIT } from './grammar/revisit.ts';
import { SEARCH } from './grammar/search.ts';
import { HISTORY, SHOW, WHY_COLOUR } from './grammar/show.ts';
import { CANCEL, REOPEN, SUSPEND } from './grammar/stop.ts';
import { SUBMIT } from './grammar/submit.ts';
import { URGE } from './grammar/urge.ts';

/** What is said by a phrase or a whole line alone has no grammar of its own. */
const PHRASE: Grammar = {};

const GRAMMARS: Readonly<Record<CommandKind, Grammar>> = {
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
  explain: EXPLAIN,
  extend: EXTEND,
  assist: ASSIST,
  problem: PROBLEM,
  'no-figure': NO_FIGURE,
  answer: ANSWER,
  assign: ASSIGN,
  'hand-over': HAND_OVER,
  'hand-over-all': HAND_OVER_ALL,
  edit: EDIT,
  approve: APPROVE,
  return: RETURN,
  close: CLOSE,
  'grant-extension': GRANT_EXTENSION,
  'refuse-extension': REFUSE_EXTENSION,
  revisit: REVISIT,
  urge: URGE,
  directive: DIRECTIVE,
  remark: REMARK,
  suspend: SUSPEND,
  cancel: CANCEL,
  reopen: REOPEN,
  'problem-option': PHRASE,
  'problem-answer': PHRASE,
  solve: PHRASE,
  escalate: PHRASE,
  'show-problem': PHRASE,
  'urge-overdue': PHRASE,
  todo: PHRASE,
  report: PHRASE,
  ranking: PHRASE,
  export: EXPORT,
  posts: PHRASE,
  sign: PHRASE,
  hold: HOLD,
  'take-out': TAKE_OUT,
  annotate: ANNOTATE,
  'take-back': TAKE_BACK,
};

/** Every kind of command. */
export const COMMAND_KINDS: readonly string[] = Object.keys(GRAMMARS);

export function grammarOf(kind: CommandKind): Grammar {
  return GRAMMARS[kind];
}

/**
 * Which command is tried first on a sentence that begins with its task. Deeds come before questions, so that
 * 收到 is not asked after; what may be a value comes last, for it is the widest.
 */
export const AFTER_REFS: readonly Grammar[] = [
  // 12号逾期原因 with words behind it explains; without them it asks.
  EXPLAIN,
  WHY_COLOUR,
  HISTORY,
  ACCEPT,
  SUBMIT,
  // 12号延期申请同意 grants; what only speaks of an extension asks for one.
  GRANT_EXTENSION,
  REFUSE_EXTENSION,
  EXTEND,
  ASSIST,
  PROBLEM,
  NO_FIGURE,
  ANSWER,
  ASSIGN,
  HAND_OVER,
  HAND_OVER_ALL,
  EDIT,
  APPROVE,
  RETURN,
  CLOSE,
  REVISIT,
  URGE,
  DIRECTIVE,
  REMARK,
  SUSPEND,
  CANCEL,
  REOPEN,
  TAKE_OUT,
  ANNOTATE,
  TAKE_BACK,
  PROGRESS,
  SHOW,
];

/** The same for a question, in which whatever is said of a task asks about it. */
export const AFTER_REFS_ASKED: readonly Grammar[] = [WHY_COLOUR, HISTORY, SHOW, ...AFTER_REFS];
