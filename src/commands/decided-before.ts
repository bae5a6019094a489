import type { Post } from '../domain/post.ts';
import type { Command } from '../language/command.ts';
import { commandText } from '../language/command-text.ts';
import type { KnownAsking } from './office.ts';

/** What a line of a message asks, by name: one line may take out several tasks. */
function lineName(command: Command, { incoming, line }: KnownAsking): string {
  const { platform, bot, messageId } = incoming;
  return [platform, bot, messageId, line, commandText(command)].join(' ');
}

/** Whether an earlier delivery of this line changed the report, whatever was decided of it since. */
export function isDecidedBefore({ release }: Post, command: Command, asking: KnownAsking): boolean {
  return release.done?.includes(lineName(command, asking)) === true;
}

/** The report as this line changed it, with the line's name, so that it is told when it is delivered again. */
export function decidedNow(post: Post, command: Command, asking: KnownAsking): Post {
  const { release } = post;
  return { ...post, release: { ...release, done: [...(release.done ?? []), lineName(command, asking)] } };
}
