import { may } from '../domain/permissions.ts';
import type { Task } from '../domain/task.ts';
import { mayFollow } from '../domain/transitions.ts';
import { mayName } from '../domain/visibility.ts';
import type { CommandOf } from '../language/command.ts';
import { findTask, refOf } from './find-task.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { answerOf, type Decision, viaOf, writeOnTask } from './write-on-task.ts';

/** 办结: says a task is done and asks for its review. */
export async function submit(
  command: CommandOf<'submit'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const found = await findTask(command.ref, asking, office);
  if (found.kind === 'refused') return refused(found.refusal);
  if (found.kind === 'ask') {
    return {
      kind: 'asks',
      reason: found.reason,
      options: found.tasks.map((task) => ({ ...command, ref: refOf(task) })),
    };
  }
  return answerOf(
    await writeOnTask(found.task, ['submit'], (task) => decide(command, task, asking), asking, office),
  );
}

function decide(command: CommandOf<'submit'>, task: Task, asking: KnownAsking): Decision {
  const { person, group, now } = asking;
  if (!may(person, 'submit', task)) {
    return {
      kind: 'refuse',
      refusal: { code: 'not-yours', task, mayName: mayName(person, task, group), act: 'submit' },
    };
  }
  if (!mayFollow(task.status, 'submit'))
    return { kind: 'refuse', refusal: { code: 'wrong-status', task, act: 'submit' } };
  const note = command.note === undefined ? {} : { note: command.note };
  return {
    kind: 'write',
    entries: [{ kind: 'submit', at: now, by: person.id, via: viaOf(asking), ...note }],
  };
}
