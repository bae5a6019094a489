import type { TaskRef } from '../language/command.ts';
import { type Answer, type KnownAsking, type Office } from './office.ts';
import { runCommand } from './run-command.ts';
import { rewordEarlier } from './reword-earlier.ts';

/**
 * A bare number while a choice is open: carries out what it stands for. Undefined if no choice is open or the number is none
 * of it: then it is a task's number. A redelivered number never chooses again.
 */
export async function choose(ref: TaskRef, asking: KnownAsking, office: Office): Promise<Answer | undefined> {
  if (asking.redelivered) return rewordEarlier(asking, office);
  if (ref.kind !== 'number' || ref.year !== undefined) return undefined;
  const choice = office.conversations.openChoice(asking.incoming, asking.now);
  const command = choice?.options[ref.no - 1];
  if (command === undefined) return undefined;
  office.conversations.take(asking.incoming);
  return runCommand(command, { ...asking, confirmed: true }, office);
}
