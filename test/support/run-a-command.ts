import type { Answer, Asking } from '../../src/commands/office.ts';
import { fullReply } from '../../src/commands/replies.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import { benchAt } from '../../src/domain/colour.ts';
import { dayOf } from '../../src/domain/instant.ts';
import { plainText } from '../../src/domain/message.ts';
import { openYears } from '../../src/domain/open-years.ts';
import type { Command } from '../../src/language/command.ts';
import type { anOffice } from './an-office.ts';

type AnOffice = Awaited<ReturnType<typeof anOffice>>;

interface Circumstances {
  readonly chat?: 'group' | 'single';
  /** The same id again is a redelivery. */
  readonly messageId?: string;
  readonly line?: number;
  /** The person chose it from numbered choices. */
  readonly confirmed?: true;
}

/** Runs a command as a person (by id) of the small ledger: the answer, and what he reads of it. */
export async function runAs(
  { office, clock, incomingOf }: AnOffice,
  who: string,
  command: Command,
  { chat, messageId, line = 1, confirmed }: Circumstances = {},
): Promise<{ readonly answer: Answer; readonly text: string }> {
  const incoming = incomingOf({
    who,
    text: '',
    ...(chat === undefined ? {} : { chat }),
    ...(messageId === undefined ? {} : { messageId }),
  });
  const directory = await office.store.directory();
  const today = dayOf(clock.at, office.zone);
  const group =
    incoming.chat.kind === 'group' ? office.groupOf(incoming.platform, incoming.chat.id) : undefined;
  const person = directory.people.find((one) => one.id === who && !one.disabled);
  const asking: Asking = {
    incoming,
    line,
    now: clock.at,
    today,
    openYear: openYears(today)[0],
    bench: benchAt(clock.at, office),
    directory,
    ...(person === undefined ? {} : { person }),
    ...(group === undefined ? {} : { group }),
    confirmed: confirmed === true,
    redelivered: office.recentWrites.ofMessage(incoming) !== undefined,
    settled: false,
  };
  const answer = await runCommand(command, asking, office);
  return { answer, text: plainText(fullReply(answer, asking)) };
}
