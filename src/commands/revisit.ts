import { dueAfterRevisit } from '../domain/days-to-mend.ts';
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

/** 回访: a later check of a struck-off task; 不属实 takes the closing back and gives a new due. */
export function revisit(command: CommandOf<'revisit'>, asking: KnownAsking, office: Office): Promise<Answer> {
  const { ok, note } = command;
  const due = command.due ?? dueAfterRevisit(asking.today, office.calendar);
  return onOfficeTask(
    command,
    {
      act: 'revisit',
      kind: 'revisit',
      also: ['edit'],
      decide: (task, stamp) => {
        if (ok) return write({ kind: 'revisit', ...stamp, ok, ...noteOf(note) });
        const refusal = wordsMissing(note, task, 'revisit', 'reason') ?? dayPassed(command.due, asking);
        return refusal === undefined
          ? write(...noLongerOngoing(task, stamp), { kind: 'revisit', ...stamp, ok, due, ...noteOf(note) })
          : refuse(refusal);
      },
    },
    asking,
    office,
  );
}
