import type { CommandOf } from '../language/command.ts';
import { helpReply } from '../wording/help.ts';
import { type Answer, type Asking, answered } from './office.ts';

/** 帮助: what can be said, for this person's roles; or one command's forms. */
export async function help(command: CommandOf<'help'>, asking: Asking): Promise<Answer> {
  return answered(helpReply(command.topic, asking.person?.roles));
}
