import type { Refusal } from '../domain/refusal.ts';
import { mayBeRolledOver } from '../domain/rolled-over.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import { refOf } from './find-task.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { onOneTask, refusalToAct } from './on-one-task.ts';
import { type Decision, viaOf } from './write-on-task.ts';

type Explain = CommandOf<'explain'>;

/** 原因、情况说明: why a task is late and by when it will be done; moves neither due nor colour. */
export async function explain(command: Explain, asking: KnownAsking, office: Office): Promise<Answer> {
  const how = {
    ref: command.ref,
    with: (ref: Explain['ref']) => ({ ...command, ref }),
    kinds: ['explain'] as const,
    decide: (task: Task) => decideExplain(command, task, asking),
  };
  return onOneTask(how, asking, office);
}

function decideExplain(command: Explain, task: Task, asking: KnownAsking): Decision {
  const { reason, promise } = command;
  const refusal = refusalToAct('explain', task, asking) ?? wrongWith(command, task, asking);
  if (refusal !== undefined) return { kind: 'refuse', refusal };
  if (promise !== undefined && mayBeRolledOver(promise, asking.today) && !asking.confirmed) {
    return { kind: 'ask', reason: 'next-year', options: [{ ...command, ref: refOf(task) }] };
  }
  const act = { at: asking.now, by: asking.person.id, via: viaOf(asking), note: reason };
  return {
    kind: 'write',
    entries: [{ kind: 'explain', ...act, ...(promise === undefined ? {} : { promise }) }],
  };
}

function wrongWith({ reason, promise }: Explain, task: Task, { today }: KnownAsking): Refusal | undefined {
  if (reason.trim() === '') return { code: 'text-missing', task, act: 'explain' };
  return promise !== undefined && promise < today
    ? { code: 'day-not-ahead', task, act: 'explain', day: promise, today }
    : undefined;
}
