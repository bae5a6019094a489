import type { CommandKind, TaskRef } from '../language/command.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { rewordEarlier } from './reword-earlier.ts';
import { runCommand } from './run-command.ts';

/** What is decided of a report stands in no history: a redelivery of its number is answered by running it again, settled. */
const RELEASES: ReadonlySet<CommandKind> = new Set(['sign', 'hold', 'take-out', 'annotate', 'take-back']);

/**
 * A bare number while a choice is open: carries out what it stands for. Undefined if no choice is open or the number is none
 * of it: then it is a task's number. A number too late, or said twice, is told so. A redelivered number never chooses again.
 */
export async function choose(ref: TaskRef, asking: KnownAsking, office: Office): Promise<Answer | undefined> {
  const chooses = ref.kind === 'number' && ref.year === undefined;
  const choice = chooses ? office.conversations.lastChoice(asking.incoming, asking.now) : undefined;
  const command = chooses ? choice?.options[ref.no - 1] : undefined;
  if (asking.redelivered) {
    const settles = asking.settled && command !== undefined && RELEASES.has(command.kind);
    return settles ? runCommand(command, asking, office) : rewordEarlier(asking, office);
  }
  if (choice === undefined || command === undefined) return undefined;
  if (choice.state !== 'open')
    return refused({ code: choice.state === 'taken' ? 'choice-taken' : 'choice-expired' });
  office.conversations.take(asking.incoming);
  return runCommand(command, { ...asking, confirmed: true }, office);
}
