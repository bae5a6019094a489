import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { noticesOf } from './office-notices.ts';
import { dayPassed, decideOffice, noteOf, type OfficeAct, refuse, write } from './on-office-task.ts';
import { isWrittenBefore, onTaskFound } from './on-one-task.ts';
import { answerOf, writeOnTask } from './write-on-task.ts';

/** Stands for a number where nothing will be written by it. */
const NO_NUMBER = 1;

/** 督办: a demand to answer by a day, numbered in the ledger's year. */
export function directive(
  command: CommandOf<'directive'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const how = { ref: command.ref, with: (ref: typeof command.ref) => ({ ...command, ref }) };
  return onTaskFound(how, asking, office, async (task) => {
    const no = await numberFor(command, task, asking, office);
    if (typeof no !== 'number') return no;
    const decide = (current: Task) => decideOffice(actOf(command, no, asking), current, asking);
    const outcome = await writeOnTask(task, ['directive'], decide, asking, office);
    return answerOf(outcome, (written) => noticesOf(written, asking));
  });
}

/** A number is taken, durably, only for what will be written: not for a refusal, and not again for a redelivery. */
async function numberFor(
  command: CommandOf<'directive'>,
  task: Task,
  asking: KnownAsking,
  office: Office,
): Promise<number | Answer> {
  if (await isWrittenBefore(task, ['directive'], asking, office)) return NO_NUMBER;
  const decided = decideOffice(actOf(command, NO_NUMBER, asking), task, asking);
  if (decided.kind === 'refuse') return refused(decided.refusal);
  if (asking.settled) return refused({ code: 'message-handled' });
  return office.store.next('directive', task.year);
}

function actOf(command: CommandOf<'directive'>, no: number, asking: KnownAsking): OfficeAct {
  return {
    act: 'directive',
    kind: 'directive',
    decide: (_task, stamp) => {
      const refusal = dayPassed(command.due, asking);
      if (refusal !== undefined) return refuse(refusal);
      const entry = { kind: 'directive', ...stamp, directive: no, due: command.due } as const;
      return write({ ...entry, ...noteOf(command.demand) });
    },
  };
}
