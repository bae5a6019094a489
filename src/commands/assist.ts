import { leads, may } from '../domain/permissions.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { mayName } from '../domain/visibility.ts';
import type { CommandOf } from '../language/command.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { onOneTask, refusalToAct } from './on-one-task.ts';
import { type Decision, viaOf } from './write-on-task.ts';

type Assist = CommandOf<'assist'>;

/** 协同: an assisting unit's note; it neither signs, nor moves the percent, nor counts as the lead's report. */
export async function assist(command: Assist, asking: KnownAsking, office: Office): Promise<Answer> {
  const how = {
    ref: command.ref,
    with: (ref: Assist['ref']) => ({ ...command, ref }),
    kinds: ['assist'] as const,
    decide: (task: Task) => decideAssist(command, task, asking),
  };
  return onOneTask(how, asking, office);
}

function decideAssist({ note }: Assist, task: Task, asking: KnownAsking): Decision {
  const refusal = notAssisting(task, asking) ?? refusalToAct('assist', task, asking);
  if (refusal !== undefined) return { kind: 'refuse', refusal };
  if (note.trim() === '') {
    return { kind: 'refuse', refusal: { code: 'text-missing', task, act: 'assist' } };
  }
  const act = { at: asking.now, by: asking.person.id, via: viaOf(asking) };
  return { kind: 'write', entries: [{ kind: 'assist', ...act, note }] };
}

function notAssisting(task: Task, { person, group }: KnownAsking): Refusal | undefined {
  if (may(person, 'assist', task)) return undefined;
  return {
    code: 'not-assisting',
    task,
    mayName: mayName(person, task, group),
    leading: leads(person, task),
  };
}
