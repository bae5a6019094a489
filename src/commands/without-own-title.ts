import type { Command } from '../language/command.ts';
import { parseMessage } from '../language/parse-message.ts';
import type { Reading } from '../language/reading.ts';
import { findTask } from './find-task.ts';
import type { KnownAsking, Office } from './office.ts';

/**
 * `#12 老旧小区改造 60%`: number and title together, as the bot's own lists show them. The words say the same task twice, so
 * they are read again without the title; undefined if the title is not that task's, or the rest is not certain either.
 */
export async function withoutOwnTitle(
  text: string,
  reading: Extract<Reading, { kind: 'choice' }>,
  asking: KnownAsking,
  office: Office,
): Promise<Command | undefined> {
  const [first] = reading.options;
  const ref = first !== undefined && 'ref' in first ? first.ref : undefined;
  if (ref?.kind !== 'number') return undefined;
  const found = await findTask(ref, asking, office);
  if (found.kind !== 'task') return undefined;
  const title = found.task.title.normalize('NFKC');
  if (!text.includes(title)) return undefined;
  const context = { today: asking.today, calendar: office.calendar, botNames: office.botNames };
  const again = parseMessage(text.replace(title, ' '), context).flatMap(({ readings }) => readings);
  const [only, second] = again;
  if (only?.kind !== 'command' || second !== undefined || !('ref' in only.command)) return undefined;
  const { command } = only;
  return command.ref.kind === 'number' && command.ref.no === ref.no ? command : undefined;
}
