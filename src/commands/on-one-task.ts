import type { EntryKind } from '../domain/history.ts';
import { type Act, may } from '../domain/permissions.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { mayFollow } from '../domain/transitions.ts';
import { mayName } from '../domain/visibility.ts';
import type { Command, TaskRef } from '../language/command.ts';
import { findTask, refOf } from './find-task.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { answerOf, type Decision, writeOnTask } from './write-on-task.ts';

/** A command about one task, and how it is said of another. */
interface OneTask {
  readonly ref: TaskRef;
  readonly with: (ref: TaskRef) => Command;
  /** The kinds of entries that the command writes. */
  readonly kinds: readonly EntryKind[];
  readonly decide: (task: Task) => Decision;
}

/** The way of every command about one task: find it, asking where it is not certain; then decide and write in one step. */
export async function onOneTask(command: OneTask, asking: KnownAsking, office: Office): Promise<Answer> {
  const found = await findTask(command.ref, asking, office);
  if (found.kind === 'refused') return refused(found.refusal);
  if (found.kind === 'ask') {
    const options = found.tasks.map((task) => command.with(refOf(task)));
    return { kind: 'asks', reason: found.reason, options };
  }
  return answerOf(await writeOnTask(found.task, command.kinds, command.decide, asking, office));
}

/** Why this person may not do this to the task where it stands; undefined if he may. */
export function refusalToAct(act: Act & EntryKind, task: Task, asking: KnownAsking): Refusal | undefined {
  const { person, group } = asking;
  if (!may(person, act, task)) {
    return { code: 'not-yours', task, mayName: mayName(person, task, group), act };
  }
  return mayFollow(task.status, act) ? undefined : { code: 'wrong-status', task, act };
}
