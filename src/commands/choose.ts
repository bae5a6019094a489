import type { TaskRef } from '../language/command.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { rewordEarlier } from './reword-earlier.ts';
import { runCommand } from './run-command.ts';

/**
 * A bare number while a choice is open: carries out what it stands for. Undefined if no choice is open or the number is none
 * of it: then it is a task's number. A number too late, or said twice, is told so. A redelivered number never chooses again.
 */
export async function choose(ref: TaskRef, asking: KnownAsking, office: Office): Promise<Answer | undefined> {
  if (asking.redelivered) return rewordEarlier(asking, office);
  if (ref.kind !== 'number' || ref.year !== undefined) return undefined;
  const choice = office.conversations.lastChoice(asking.incoming, asking.now);
  const command = choice?.options[ref.no - 1];
  if (choice === undefined || command === undefined) return undefined;
  if (choice.state !== 'open')
    return refused({ code: choice.state === 'taken' ? 'choice-taken' : 'choice-expired' });
  office.conversations.take(asking.incoming);
  return runCommand(command, { ...asking, confirmed: true }, office);
}
