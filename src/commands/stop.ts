import type { CommandOf } from '../language/command.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import {
  dayPassed,
  noLongerOngoing,
  noteOf,
  onOfficeTask,
  refuse,
  wordsMissing,
  write,
} from './on-office-task.ts';

/** 暂缓: stops the clock, with its basis. */
export function suspend(command: CommandOf<'suspend'>, asking: KnownAsking, office: Office): Promise<Answer> {
  return stop(command, asking, office);
}

/** 终止: takes a task out of the count, with its basis. */
export function cancel(command: CommandOf<'cancel'>, asking: KnownAsking, office: Office): Promise<Answer> {
  return stop(command, asking, office);
}

/** 重启: back to work, by a new due or the old one. */
export function reopen(command: CommandOf<'reopen'>, asking: KnownAsking, office: Office): Promise<Answer> {
  const due = command.due === undefined ? {} : { due: command.due };
  return onOfficeTask(
    command,
    {
      act: 'stop',
      kind: 'reopen',
      also: ['edit'],
      decide: (task, stamp) => {
        const refusal = dayPassed(command.due, asking);
        if (refusal !== undefined) return refuse(refusal);
        const ended = command.due === undefined ? [] : noLongerOngoing(task, stamp);
        return write(...ended, { kind: 'reopen', ...stamp, ...due });
      },
    },
    asking,
    office,
  );
}

function stop(
  command: CommandOf<'suspend' | 'cancel'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const { kind, basis } = command;
  return onOfficeTask(
    command,
    {
      act: 'stop',
      kind,
      decide: (task, stamp) => {
        const refusal = wordsMissing(basis, task, kind, 'basis');
        return refusal === undefined ? write({ kind, ...stamp, ...noteOf(basis) }) : refuse(refusal);
      },
    },
    asking,
    office,
  );
}
