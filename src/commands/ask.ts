import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import type { Command } from '../language/command.ts';
import { commandText } from '../wording/command-text.ts';
import { type AskReason, choiceReply, type Option, typeInFull } from '../wording/doubts.ts';
import { calledHere } from './called-here.ts';
import { findTask, refOf } from './find-task.ts';
import { type Answer, answered, type KnownAsking, type Office, refused } from './office.ts';

type Asks = Extract<Answer, { kind: 'asks' }>;

/** A command that stands for choice, with the task it is about. */
interface Candidate {
  readonly command: Command;
  readonly task?: Task;
}

/** At most so many numbers to choose from. */
const MOST_OPTIONS = 5;

/**
 * Turns an unclear line into its numbered choices, kept for the same person's number. One choice a conversation is open: a
 * later message's replaces it, a second unclear line of the same message gets the full command to type.
 * Of which report several things were asked is asked of none of them, so that none is done without the others.
 */
export async function ask(
  asks: Asks,
  several: boolean,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const before = office.conversations.raisedBefore(asking.incoming, asking.now);
  if (before !== undefined && asking.redelivered) return answered(before.question);
  const candidates = await candidatesOf(asks.options, asking, office);
  if ('code' in candidates) return refused(candidates);
  const options = candidates.slice(0, MOST_OPTIONS);
  const inFull = before !== undefined || (several && asks.reason === 'which-report');
  if (options.length === 0 || inFull) {
    const texts = options.map(({ command }) => commandText(command, asking.openYear));
    return answered(typeInFull(asks.reason, asks.suggestion === undefined ? texts : [asks.suggestion]));
  }
  const question = choiceReply(
    asks.reason,
    options.map((option) => shown(option, asking)),
    asking.openYear,
  );
  const raisedBy = asking.incoming.messageId;
  office.conversations.offer(
    asking.incoming,
    { options: options.map(({ command }) => command), raisedBy, question },
    asking.now,
  );
  return answered(question);
}

/** The options with their tasks found; a refusal if none of them leads to a task. */
async function candidatesOf(
  options: readonly Command[],
  asking: KnownAsking,
  office: Office,
): Promise<readonly Candidate[] | Refusal> {
  const candidates: Candidate[] = [];
  let refusal: Refusal | undefined;
  for (const command of options) {
    const ref = refIn(command);
    if (ref === undefined) {
      candidates.push({ command });
      continue;
    }
    const found = await findTask(ref, asking, office);
    if (found.kind === 'refused') refusal = found.refusal;
    else
      for (const task of found.kind === 'task' ? [found.task] : found.tasks)
        candidates.push({ command: withTask(command, task), task });
  }
  return candidates.length === 0 && refusal !== undefined ? refusal : candidates;
}

function refIn(command: Command) {
  if ('ref' in command) return command.ref;
  return command.kind === 'accept' && command.refs !== 'all' && command.refs.length === 1
    ? command.refs[0]
    : undefined;
}

function withTask(command: Command, task: Task): Command {
  if ('ref' in command) return { ...command, ref: refOf(task) };
  return command.kind === 'accept' ? { ...command, refs: [refOf(task)] } : command;
}

function shown({ command, task }: Candidate, asking: KnownAsking): Option {
  const to =
    command.kind === 'progress' && command.value?.kind === 'percent' ? command.value.percent : undefined;
  return {
    command: commandText(command, asking.openYear),
    ...(task === undefined ? {} : { task: calledHere(task, asking) }),
    ...(task === undefined || to === undefined ? {} : { change: `${task.percent}% → ${to}%` }),
    ...('post' in command && command.post?.groups !== undefined ? { groups: command.post.groups } : {}),
  };
}

/** What asks, without options: the language could not tell. */
export function unclear(reason: AskReason, suggestion: string | undefined): Asks {
  return { kind: 'asks', reason, options: [], ...(suggestion === undefined ? {} : { suggestion }) };
}
