import { assertNever } from '../domain/assert-never.ts';
import { joined, type Message, message } from '../domain/message.ts';
import type { Reading, ReadLine } from '../language/reading.ts';
import { lineNotRecorded, lineRefused, nothingAsked, notUnderstood } from '../wording/not-understood.ts';
import { noticesNotKept } from '../wording/notices.ts';
import { refusalText } from '../wording/refusals.ts';
import { undoHint } from '../wording/written.ts';
import { waitingFor } from './accept.ts';
import { ask, unclear } from './ask.ts';
import { choose } from './choose.ts';
import {
  type Answer,
  type Asking,
  answered,
  isKnown,
  type KnownAsking,
  type Office,
  type Received,
} from './office.ts';
import { briefReply, fullReply } from './replies.ts';
import { introduction, isPublic, runCommand } from './run-command.ts';
import { withoutOwnTitle } from './without-own-title.ts';

interface LineAnswer {
  readonly line: number;
  readonly command: string;
  readonly answer: Answer;
}

/** Runs every line and joins what became of them into one reply. One line's failure does not stop the others. */
export async function answerLines(
  lines: readonly ReadLine[],
  asking: Asking,
  office: Office,
): Promise<Received> {
  const readings = lines.flatMap(({ line, text, readings }) =>
    readings.map((reading) => ({ line, text, reading })),
  );
  const several = readings.length > 1;
  const said: LineAnswer[] = [];
  for (const { line, text, reading } of readings) {
    const here = { ...asking, line };
    said.push({
      line,
      command: wordOf(reading),
      answer: await answerReading({ text, reading, several }, here, office),
    });
  }
  // Carried out to its end: but for a line that the store failed, a redelivery has nothing left to do.
  if (!said.some(({ answer }) => answer.kind === 'failed')) {
    office.recentWrites.markHandled(asking.incoming, asking.now);
  }
  // Who goes on with something else does not mean the number any more, and 取消 or the like never means yes.
  const goesOn = said.some(
    ({ answer, command }) => answer.kind === 'written' || command === 'unknown' || command === 'unclear',
  );
  if (goesOn && !asking.redelivered) office.conversations.drop(asking.incoming);
  const kept = await keepNotices(said, asking, office);
  const reply = several ? severalReplies(said, asking) : await onlyReply(said[0]?.answer, asking, office);
  return {
    reply: kept || reply === undefined ? reply : joined([reply, noticesNotKept()]),
    command: [...new Set(said.map((one) => one.command))].join('+') || 'none',
    outcome: outcomesOf(said),
  };
}

/** Whether what people are to be told is durable, and they will be; if not, what is written stands all the same. */
async function keepNotices(
  said: readonly LineAnswer[],
  { incoming }: Asking,
  office: Office,
): Promise<boolean> {
  const { platform, bot, messageId } = incoming;
  const raised = said.flatMap(({ line, answer }) =>
    answer.kind === 'written'
      ? (answer.notices ?? []).map((notice) => ({ from: { platform, bot, messageId, line }, notice }))
      : [],
  );
  if (raised.length === 0) return true;
  try {
    await office.notifier.tell(raised);
    return true;
  } catch (error) {
    office.logger.error({ notices: raised.length, error }, 'notices not kept: nobody is told');
    return false;
  }
}

/** One reading, the line it is of, and whether its message holds others. */
interface Said {
  readonly text: string;
  readonly reading: Reading;
  readonly several: boolean;
}

async function answerReading(said: Said, asking: Asking, office: Office): Promise<Answer> {
  try {
    if (!isKnown(asking)) return await answerUnknown(said.reading, asking, office);
    const answer = await read(said, asking, office);
    return answer.kind === 'asks' ? await ask(answer, said.several, asking, office) : answer;
  } catch (error) {
    // The disk, most likely. The other lines may still be written; this one is told plainly that it was not.
    const facts = { line: asking.line, command: wordOf(said.reading), error };
    office.logger.error(facts, 'a line was not carried out');
    return { kind: 'failed' };
  }
}

/** Somebody not of the roster, or in a room not listed, is told how to be known, but for what is open to all. */
async function answerUnknown(reading: Reading, asking: Asking, office: Office): Promise<Answer> {
  return reading.kind === 'command' && isPublic(reading.command)
    ? runCommand(reading.command, asking, office)
    : introduction(asking);
}

async function read({ text, reading, several }: Said, asking: KnownAsking, office: Office): Promise<Answer> {
  switch (reading.kind) {
    case 'command': {
      const { command } = reading;
      const chosen =
        command.kind === 'show' && command.bare ? await choose(command.ref, asking, office) : undefined;
      return chosen ?? runCommand(command, asking, office);
    }
    case 'choice': {
      const certain = await withoutOwnTitle(text, reading, asking, office);
      return certain === undefined
        ? { kind: 'asks', reason: reading.doubt, options: reading.options }
        : runCommand(certain, asking, office);
    }
    case 'unclear':
      return unclear(reading.doubt, reading.suggestion);
    case 'silent':
      return { kind: 'silent' };
    case 'unknown':
      return answered(
        several ? lineNotRecorded(asking.line, reading.suggestion) : notUnderstood(reading.suggestion),
      );
    default:
      return assertNever(reading);
  }
}

/** The answer to a message of one line, in full. */
async function onlyReply(
  answer: Answer | undefined,
  asking: Asking,
  office: Office,
): Promise<Message | undefined> {
  if (answer === undefined || answer.kind === 'silent') {
    const waiting = isKnown(asking) ? (await waitingFor(asking, office)).length : 0;
    return nothingAsked(waiting);
  }
  return fullReply(answer, asking);
}

/** The answers to several lines, each in brief, with what was written marked as one thing to undo. */
function severalReplies(said: readonly LineAnswer[], asking: Asking): Message | undefined {
  const spoken = said.filter(({ answer }) => answer.kind !== 'silent');
  if (spoken.length === 0) return undefined;
  const wrote = spoken.some(({ answer }) => answer.kind === 'written');
  const parts = spoken.map(({ line, answer }) =>
    answer.kind === 'refused'
      ? lineRefused(line, refusalText(answer.refusal, asking))
      : briefReply(answer, asking),
  );
  return joined([...parts, wrote ? message(undoHint()) : message()]);
}

function wordOf(reading: Reading): string {
  switch (reading.kind) {
    case 'command':
      return reading.command.kind;
    case 'choice':
      return reading.options[0]?.kind ?? 'choice';
    case 'silent':
    case 'unclear':
    case 'unknown':
      return reading.kind;
  }
}

function outcomesOf(said: readonly LineAnswer[]): string {
  const words = said.map(({ answer }) => (answer.kind === 'refused' ? answer.refusal.code : answer.kind));
  return [...new Set(words)].join('+') || 'silent';
}
