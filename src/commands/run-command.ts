import type { Command, CommandKind, CommandOf } from '../language/command.ts';
import { PLATFORM_LABELS } from '../wording/platforms.ts';
import { stranger, unlistedGroup } from '../wording/welcome.ts';
import { accept } from './accept.ts';
import { answer } from './answer.ts';
import { assign } from './assign.ts';
import { assist } from './assist.ts';
import { approveBind, bind } from './bind.ts';
import { directive } from './directive.ts';
import { edit } from './edit.ts';
import { annotate, takeBack, takeOut } from './edit-report.ts';
import { escalate } from './escalate.ts';
import { explain } from './explain.ts';
import { exportLedger } from './export-ledger.ts';
import { extend } from './extend.ts';
import { showGroupId } from './group-id.ts';
import { handOver } from './hand-over.ts';
import { handOverAll } from './hand-over-all.ts';
import { help } from './help.ts';
import { list } from './list.ts';
import { mine } from './mine.ts';
import { more } from './more.ts';
import { noFigure } from './no-figure.ts';
import { type Answer, type Asking, answered, isKnown, type KnownAsking, type Office } from './office.ts';
import { postsToday } from './posts-today.ts';
import { problem } from './problem.ts';
import { problemAnswer, problemOption, solve } from './problem-talk.ts';
import { progress } from './progress.ts';
import { ranking } from './ranking.ts';
import { hold, sign } from './release.ts';
import { remark } from './remark.ts';
import { report } from './report.ts';
import { approve, close, grantExtension, refuseExtension, returnTask } from './review.ts';
import { revisit } from './revisit.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { showProblem } from './show-problem.ts';
import { cancel, reopen, suspend } from './stop.ts';
import { submit } from './submit.ts';
import { todo } from './todo.ts';
import { undo } from './undo.ts';
import { urge } from './urge.ts';
import { urgeOverdue } from './urge-overdue.ts';

type Run<K extends CommandKind> = (
  command: CommandOf<K>,
  asking: KnownAsking,
  office: Office,
) => Promise<Answer>;

/** Open to everybody, also to strangers and in groups that the config does not list. */
type Public = 'help' | 'group-id' | 'bind';

/** Every command of the language and what carries it out; a new command is a file and a line here. */
const COMMANDS: { readonly [K in Exclude<CommandKind, Public>]: Run<K> } = {
  progress,
  accept,
  submit,
  undo,
  'approve-bind': approveBind,
  mine,
  show,
  history: show,
  why: show,
  search,
  list,
  explain,
  extend,
  assist,
  'no-figure': noFigure,
  answer,
  problem,
  'problem-option': problemOption,
  'problem-answer': problemAnswer,
  solve,
  escalate,
  'show-problem': showProblem,
  assign,
  'hand-over': handOver,
  'hand-over-all': handOverAll,
  edit,
  approve,
  return: returnTask,
  close,
  'grant-extension': grantExtension,
  'refuse-extension': refuseExtension,
  revisit,
  urge,
  'urge-overdue': urgeOverdue,
  directive,
  remark,
  suspend,
  cancel,
  reopen,
  todo,
  report,
  ranking,
  export: exportLedger,
  posts: postsToday,
  sign,
  hold,
  'take-out': takeOut,
  annotate,
  'take-back': takeBack,
  more: (_command, asking, office) => more(asking, office),
};

/** Runs a command for whoever asks; strangers and unlisted groups are told how to be known. */
export async function runCommand(command: Command, asking: Asking, office: Office): Promise<Answer> {
  switch (command.kind) {
    case 'help':
      return help(command, asking);
    case 'group-id':
      return showGroupId(asking);
    case 'bind':
      return bind(command, asking, office);
    default:
      return isKnown(asking) ? runKnown(command, asking, office) : introduction(asking);
  }
}

/** Whether a command is open to everybody. */
export function isPublic(command: Command): boolean {
  return command.kind === 'help' || command.kind === 'group-id' || command.kind === 'bind';
}

/** What somebody is told who may not use the bot yet, or not in this room. */
export function introduction({ person, incoming }: Asking): Answer {
  const platform = PLATFORM_LABELS[incoming.platform];
  return answered(
    person === undefined
      ? stranger(platform, incoming.sender.account)
      : unlistedGroup(platform, incoming.chat.id),
  );
}

function runKnown(
  command: Exclude<Command, { kind: Public }>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const run = COMMANDS[command.kind] as (
    command: Command,
    asking: KnownAsking,
    office: Office,
  ) => Promise<Answer>;
  return run(command, asking, office);
}
