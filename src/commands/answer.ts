import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { onOneTask, refusalToAct } from './on-one-task.ts';
import { type Decision, viaOf } from './write-on-task.ts';

type Reply = CommandOf<'answer'>;

/** 回复: answers every open directive and remark of a task. */
export async function answer(command: Reply, asking: KnownAsking, office: Office): Promise<Answer> {
  const how = {
    ref: command.ref,
    with: (ref: Reply['ref']) => ({ ...command, ref }),
    // An answer to a problem is of the same kind, and another command's.
    kinds: (entry: { readonly kind: string; readonly problem?: unknown }) =>
      entry.kind === 'answer' && entry.problem === undefined,
    decide: (task: Task) => decideAnswer(command, task, asking),
  };
  return onOneTask(how, asking, office);
}

function decideAnswer({ text }: Reply, task: Task, asking: KnownAsking): Decision {
  const refusal = refusalToAct('answer', task, asking) ?? wrongWith(text, task);
  if (refusal !== undefined) return { kind: 'refuse', refusal };
  const act = { at: asking.now, by: asking.person.id, via: viaOf(asking) };
  return { kind: 'write', entries: [{ kind: 'answer', ...act, note: text }] };
}

function wrongWith(text: string, task: Task): Refusal | undefined {
  if (![...task.directives, ...task.leaderRemarks].some((one) => one.answeredAt === undefined)) {
    return { code: 'nothing-to-answer', task };
  }
  return text.trim() === '' ? { code: 'text-missing', task, act: 'answer' } : undefined;
}
