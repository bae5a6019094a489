import type { Entry } from '../domain/history.ts';
import { askedName } from '../domain/problem-asked.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import { problemAsked } from '../wording/owner-notices.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { onBehalf } from './on-behalf.ts';
import { isWrittenBefore, onTaskFound, refusalToAct } from './on-one-task.ts';
import { answerOf, type Decision, viaOf, writeOnTask } from './write-on-task.ts';

type Raise = CommandOf<'problem'>;

const isRaised = (entry: Entry): boolean => entry.kind === 'problem' && entry.option === undefined;

/** 问题: raises what blocks a task, under a number of its own. */
export async function problem(command: Raise, asking: KnownAsking, office: Office): Promise<Answer> {
  const how = { ref: command.ref, with: (ref: Raise['ref']) => ({ ...command, ref }) };
  return onTaskFound(how, asking, office, (task) => raise(command, task, asking, office));
}

/** The number is taken durably before it is written, and only if it will be: a redelivery and a refusal take none. */
async function raise(command: Raise, task: Task, asking: KnownAsking, office: Office): Promise<Answer> {
  const before = await isWrittenBefore(task, isRaised, asking, office);
  const refusal = before ? undefined : refusalToRaise(command, task, asking);
  if (refusal !== undefined) return refused(refusal);
  if (!before && asking.settled) return refused({ code: 'message-handled' });
  const no = before ? undefined : await office.store.next('problem', task.year);
  const decide = (current: Task): Decision => decideRaise(command, no, current, asking);
  return answerOf(await writeOnTask(task, isRaised, decide, asking, office), problemAsked);
}

function refusalToRaise(command: Raise, task: Task, asking: KnownAsking): Refusal | undefined {
  const refusal = refusalToAct('problem', task, asking);
  if (refusal !== undefined) return refusal;
  return command.text.trim() === '' ? { code: 'text-missing', task, act: 'problem' } : undefined;
}

function decideRaise(command: Raise, no: number | undefined, task: Task, asking: KnownAsking): Decision {
  const refusal = refusalToRaise(command, task, asking);
  if (refusal !== undefined) return { kind: 'refuse', refusal };
  if (no === undefined) return { kind: 'refuse', refusal: { code: 'message-handled' } };
  const asks = command.asks === undefined ? '' : askedName(command.asks, asking.directory);
  const act = { at: asking.now, by: asking.person.id, via: viaOf(asking), ...onBehalf(task, asking) };
  const raised = { problem: no, level: 1, note: command.text, ...(asks === '' ? {} : { asks }) } as const;
  return { kind: 'write', entries: [{ kind: 'problem', ...act, ...raised }] };
}
