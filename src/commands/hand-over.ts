import type { CommandOf } from '../language/command.ts';
import { findColleague } from './find-colleague.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { onOfficeTask, refuse, write } from './on-office-task.ts';

/** 转交: another owner of the same unit. */
export function handOver(
  command: CommandOf<'hand-over'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  return onOfficeTask(
    command,
    {
      act: 'hand-over',
      kind: 'hand-over',
      decide: (task, stamp) => {
        const to = findColleague(asking.directory, command.to, task.leadUnit);
        if ('code' in to) return refuse(to);
        if (to.name === task.owner) return refuse({ code: 'same-owner', task, name: to.name });
        return write({ kind: 'hand-over', ...stamp, to: to.name });
      },
    },
    asking,
    office,
  );
}
