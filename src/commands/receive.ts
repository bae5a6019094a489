import { benchAt } from '../domain/colour.ts';
import { dayOf } from '../domain/instant.ts';
import { joined, message } from '../domain/message.ts';
import { openYears } from '../domain/open-years.ts';
import { type Directory, hasRole, type Person, personByAccount, personById } from '../domain/people.ts';
import { withFullNames } from '../domain/visibility.ts';
import { countLines, parseMessage } from '../language/parse-message.ts';
import { looksSecret as findSecret } from '../language/secrets.ts';
import type { Incoming } from '../ports/chat-platform.ts';
import { looksSecret, overQuota, textOnly, tooLong } from '../wording/not-understood.ts';
import { welcome } from '../wording/welcome.ts';
import { answerLines } from './answer-lines.ts';
import type { Asking, Office, Received } from './office.ts';

/** One message may report many tasks, but not without end. */
const MOST_LINES = 60;

/**
 * Takes one verified message: already seen? → parse → run → durable → answer. Resolves only when what it acknowledges is
 * durable; rejects if the disk fails. The same message twice at once is handled once.
 */
export function createReceive(office: Office): (incoming: Incoming) => Promise<Received> {
  const underWay = new Map<string, Promise<Received>>();
  return (incoming) => {
    const id = [incoming.platform, incoming.bot, incoming.messageId].join('\u0000');
    const running = underWay.get(id);
    if (running !== undefined) return running;
    const received = receive(incoming, office).finally(() => underWay.delete(id));
    underWay.set(id, received);
    return received;
  };
}

async function receive(incoming: Incoming, office: Office): Promise<Received> {
  const { content } = incoming;
  switch (content.kind) {
    case 'enter': {
      const person = senderOf(incoming, await office.store.directory());
      return { reply: welcome(person?.name), command: 'enter', outcome: 'answered' };
    }
    case 'unsupported':
      return { reply: textOnly(), command: content.type, outcome: 'not-text' };
    case 'over-quota':
      return { reply: overQuota(), command: 'none', outcome: 'over-quota' };
    case 'text':
      return receiveText(incoming, content.text, office);
  }
}

async function receiveText(incoming: Incoming, text: string, office: Office): Promise<Received> {
  if (findSecret(text) !== undefined) return { reply: looksSecret(), command: 'none', outcome: 'secret' };
  // Before anything is read: thousands of lines would hold up everybody else's.
  if (countLines(text, office) > MOST_LINES) {
    return { reply: tooLong(MOST_LINES), command: 'none', outcome: 'too-long' };
  }
  const asking = await circumstances(incoming, office);
  const context = { today: asking.today, calendar: office.calendar, botNames: office.botNames };
  const lines = parseMessage(text, context);
  return withTrouble(await answerLines(lines, asking, office), asking, office);
}

/** What no alert room took stands above the next answer to any supervisor. */
function withTrouble(received: Received, { person }: Asking, office: Office): Received {
  const trouble =
    person !== undefined && hasRole(person, 'supervisor') && received.reply !== undefined
      ? office.trouble()
      : undefined;
  return trouble === undefined || received.reply === undefined
    ? received
    : { ...received, reply: joined([trouble, message(''), received.reply]) };
}

async function circumstances(incoming: Incoming, office: Office): Promise<Asking> {
  const now = office.clock.now();
  const today = dayOf(now, office.zone);
  const directory = await office.store.directory();
  const settled = office.recentWrites.wasHandled(incoming);
  const person = senderOf(incoming, directory);
  const group =
    incoming.chat.kind === 'group' ? office.groupOf(incoming.platform, incoming.chat.id) : undefined;
  return {
    incoming,
    line: 1,
    now,
    today,
    openYear: openYears(today)[0],
    bench: benchAt(now, office),
    directory,
    ...(person === undefined ? {} : { person }),
    ...(group === undefined ? {} : { group: withFullNames(group, directory) }),
    confirmed: false,
    redelivered: settled || office.recentWrites.ofMessage(incoming) !== undefined,
    settled,
  };
}

/** The person behind the proven account; in the terminal the account is the person's id. */
function senderOf(incoming: Incoming, directory: Directory): Person | undefined {
  const { platform, sender } = incoming;
  if (sender.account === '') return undefined;
  if (platform !== 'console') return personByAccount(directory, platform, sender.account);
  const person = personById(directory, sender.account);
  return person?.disabled ? undefined : person;
}
