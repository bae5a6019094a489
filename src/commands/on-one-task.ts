import type { EntryKind } from '../domain/history.ts';
import type { Notice } from '../domain/notice.ts';
import type { TaskKey } from '../domain/number-in-year.ts';
import { type Act, may } from '../domain/permissions.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { mayFollow } from '../domain/transitions.ts';
import { mayName } from '../domain/visibility.ts';
import type { Command, TaskRef } from '../language/command.ts';
import type { Written } from '../wording/written-facts.ts';
import { findTask, refOf } from './find-task.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { answerOf, type Decision, viaOf, type Which, writeOnTask, writtenBy } from './write-on-task.ts';

/** A command about one task, and how it is said of another. */
interface OneTask {
  readonly ref: TaskRef;
  readonly with: (ref: TaskRef) => Command;
  /** The entries that the command writes. */
  readonly kinds: Which;
  readonly decide: (task: Task) => Decision;
  /** Whom to tell of what was written. */
  readonly notices?: (written: Written) => readonly Notice[];
}

/** The way of every command about one task: find it, asking where it is not certain; then decide and write in one step. */
export function onOneTask(command: OneTask, asking: KnownAsking, office: Office): Promise<Answer> {
  return onTaskFound(command, asking, office, async (task) =>
    answerOf(await writeOnTask(task, command.kinds, command.decide, asking, office), command.notices),
  );
}

/** Finds the task of a command and goes on with it as it was found; asks or refuses where it is not certain. */
export async function onTaskFound(
  command: Pick<OneTask, 'ref' | 'with'>,
  asking: KnownAsking,
  office: Office,
  goOn: (task: Task) => Promise<Answer>,
): Promise<Answer> {
  const found = await findTask(command.ref, asking, office);
  if (found.kind === 'refused') return refused(found.refusal);
  if (found.kind === 'ask') {
    const options = found.tasks.map((task) => command.with(refOf(task)));
    return { kind: 'asks', reason: found.reason, options };
  }
  return goOn(found.task);
}

/** Whether an earlier delivery of this line wrote such entries on a task: then no number must be taken for it again. */
export async function isWrittenBefore(
  key: TaskKey,
  which: Which,
  asking: KnownAsking,
  office: Office,
): Promise<boolean> {
  const record = await office.store.get(key);
  return writtenBy(record?.history ?? [], viaOf(asking), which).length > 0;
}

/** Why this person may not do this to the task where it stands; undefined if he may. */
export function refusalToAct(act: Act & EntryKind, task: Task, asking: KnownAsking): Refusal | undefined {
  const { person, group } = asking;
  if (!may(person, act, task)) {
    return { code: 'not-yours', task, mayName: mayName(person, task, group), act };
  }
  return mayFollow(task.status, act) ? undefined : { code: 'wrong-status', task, act };
}
