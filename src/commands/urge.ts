import { dayOf, timeOf } from '../domain/instant.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { mayUrgeAgain } from '../domain/urge-again.ts';
import type { CommandOf } from '../language/command.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { noteOf, onOfficeTask, refuse, write } from './on-office-task.ts';

/** 催办: a nudge, once a working day a task. */
export function urge(command: CommandOf<'urge'>, asking: KnownAsking, office: Office): Promise<Answer> {
  return onOfficeTask(
    command,
    {
      act: 'urge',
      kind: 'urge',
      decide: (task, stamp) => {
        const already = urgedAlready(task, asking);
        return already === undefined
          ? write({ kind: 'urge', ...stamp, ...noteOf(command.note) })
          : refuse(already);
      },
    },
    asking,
    office,
  );
}

/** Why a task is not urged once more, whoever urged it; undefined if it may be. */
export function urgedAlready(task: Task, { today, bench }: KnownAsking): Refusal | undefined {
  const { at } = task.urged;
  if (at === undefined || mayUrgeAgain(task, today, bench.calendar, bench.zone)) return undefined;
  return {
    code: 'urged-already',
    task,
    day: dayOf(at, bench.zone),
    time: timeOf(at, bench.zone),
    today,
  };
}
