import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { onOneTask, refusalToAct } from './on-one-task.ts';
import { type Decision, viaOf } from './write-on-task.ts';

type Submit = CommandOf<'submit'>;

/** 办结: says a task is done and asks for its review. */
export async function submit(command: Submit, asking: KnownAsking, office: Office): Promise<Answer> {
  const decide = (task: Task): Decision => decideSubmit(command, task, asking);
  const how = {
    ref: command.ref,
    with: (ref: Submit['ref']) => ({ ...command, ref }),
    kinds: ['submit'] as const,
    decide,
  };
  return onOneTask(how, asking, office);
}

function decideSubmit(command: Submit, task: Task, asking: KnownAsking): Decision {
  const refusal = refusalToAct('submit', task, asking);
  if (refusal !== undefined) return { kind: 'refuse', refusal };
  const note = command.note === undefined ? {} : { note: command.note };
  const act = { at: asking.now, by: asking.person.id, via: viaOf(asking) };
  return { kind: 'write', entries: [{ kind: 'submit', ...act, ...note }] };
}
