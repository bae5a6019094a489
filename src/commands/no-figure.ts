import type { Refusal } from '../domain/refusal.ts';
import { mayBeRolledOver } from '../domain/rolled-over.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import { refOf } from './find-task.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { onBehalf } from './on-behalf.ts';
import { onOneTask, refusalToAct } from './on-one-task.ts';
import { type Decision, viaOf } from './write-on-task.ts';

type NoFigure = CommandOf<'no-figure'>;

/** 待数据: the figure is published on a day; until then the task is grey and counted apart. */
export async function noFigure(command: NoFigure, asking: KnownAsking, office: Office): Promise<Answer> {
  const how = {
    ref: command.ref,
    with: (ref: NoFigure['ref']) => ({ ...command, ref }),
    kinds: ['no-figure'] as const,
    decide: (task: Task) => decideNoFigure(command, task, asking),
  };
  return onOneTask(how, asking, office);
}

function decideNoFigure(command: NoFigure, task: Task, asking: KnownAsking): Decision {
  const { until, note } = command;
  const refusal = refusalToAct('no-figure', task, asking) ?? wrongWith(command, task, asking);
  if (refusal !== undefined) return { kind: 'refuse', refusal };
  if (mayBeRolledOver(until, asking.today) && !asking.confirmed) {
    return { kind: 'ask', reason: 'next-year', options: [{ ...command, ref: refOf(task) }] };
  }
  const act = { at: asking.now, by: asking.person.id, via: viaOf(asking), ...onBehalf(task, asking) };
  const entry = { kind: 'no-figure', ...act, until, ...(note === undefined ? {} : { note }) } as const;
  return { kind: 'write', entries: [entry] };
}

function wrongWith({ until }: NoFigure, task: Task, { today }: KnownAsking): Refusal | undefined {
  if (task.kindOfTask === 'errand') return { code: 'errand-no-figure', task };
  return until <= today ? { code: 'day-not-ahead', task, act: 'no-figure', day: until, today } : undefined;
}
