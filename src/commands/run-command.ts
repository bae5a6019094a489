import type { Command, CommandKind, CommandOf } from '../language/command.ts';
import { PLATFORM_LABELS } from '../wording/platforms.ts';
import { stranger, unlistedGroup } from '../wording/welcome.ts';
import { accept } from './accept.ts';
import { approveBind, bind } from './bind.ts';
import { showGroupId } from './group-id.ts';
import { help } from './help.ts';
import { list } from './list.ts';
import { mine } from './mine.ts';
import { more } from './more.ts';
import { type Answer, type Asking, answered, isKnown, type KnownAsking, type Office } from './office.ts';
import { progress } from './progress.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { submit } from './submit.ts';
import { undo } from './undo.ts';

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
