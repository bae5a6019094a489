import { effectiveDue } from '../domain/colour.ts';
import type { Refusal } from '../domain/refusal.ts';
import { mayBeRolledOver } from '../domain/rolled-over.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import { extensionAsked } from '../wording/owner-notices.ts';
import { refOf } from './find-task.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { onOneTask, refusalToAct } from './on-one-task.ts';
import { type Decision, viaOf } from './write-on-task.ts';

type Extend = CommandOf<'extend'>;

/** 延期: asks for a later due, no later than the due day; the supervision office decides. */
export async function extend(command: Extend, asking: KnownAsking, office: Office): Promise<Answer> {
  const how = {
    ref: command.ref,
    with: (ref: Extend['ref']) => ({ ...command, ref }),
    kinds: ['extend'] as const,
    decide: (task: Task) => decideExtend(command, task, asking),
    notices: extensionAsked,
  };
  return onOneTask(how, asking, office);
}

function decideExtend(command: Extend, task: Task, asking: KnownAsking): Decision {
  const refusal = refusalToAct('extend', task, asking) ?? wrongWith(command, task, asking);
  if (refusal !== undefined) return { kind: 'refuse', refusal };
  const doubt = asking.confirmed ? undefined : doubtOf(command, task, asking);
  if (doubt !== undefined) return { kind: 'ask', reason: doubt, options: [{ ...command, ref: refOf(task) }] };
  const act = { at: asking.now, by: asking.person.id, via: viaOf(asking), note: command.reason };
  return { kind: 'write', entries: [{ kind: 'extend', ...act, to: command.to }] };
}

/** A due on a rest day counts as the next working day, here as for the colour. */
function wrongWith({ to, reason }: Extend, task: Task, { today, bench }: KnownAsking): Refusal | undefined {
  if (task.due === undefined || task.ongoing) return { code: 'nothing-to-extend', task };
  if (today > effectiveDue(task.due, bench.calendar)) return { code: 'extend-too-late', task, today };
  if (to <= task.due) return { code: 'extend-not-later', task, to, today };
  return reason.trim() === '' ? { code: 'text-missing', task, act: 'extend' } : undefined;
}

/** One request waits at a time: a second takes its place, which must be meant. */
function doubtOf(
  { to }: Extend,
  task: Task,
  { today }: KnownAsking,
): 'extension-open' | 'next-year' | undefined {
  if (task.extension !== undefined) return 'extension-open';
  return mayBeRolledOver(to, today) ? 'next-year' : undefined;
}
