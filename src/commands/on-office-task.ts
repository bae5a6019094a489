import type { Day } from '../domain/day.ts';
import type { EntryKind, NewEntry } from '../domain/history.ts';
import type { OfficeRefusal, Wanted } from '../domain/office-refusal.ts';
import { type Act, leads, may } from '../domain/permissions.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { mayFollow } from '../domain/transitions.ts';
import { maySee } from '../domain/visibility.ts';
import type { Command, CommandOf, TaskRef } from '../language/command.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { noticesOf } from './office-notices.ts';
import { onOneTask } from './on-one-task.ts';
import { type Decision, viaOf } from './write-on-task.ts';

/** A command of the office about one task. */
export type OfficeTaskCommand = CommandOf<
  | 'hand-over'
  | 'edit'
  | 'approve'
  | 'return'
  | 'close'
  | 'grant-extension'
  | 'refuse-extension'
  | 'revisit'
  | 'urge'
  | 'directive'
  | 'remark'
  | 'suspend'
  | 'cancel'
  | 'reopen'
>;

/** What every entry of a command holds: when, by whom, from which message. */
export type Stamp = Pick<NewEntry, 'at' | 'by'> & { readonly via: ReturnType<typeof viaOf> };

/** The act that the table of permissions knows, the entry it leads to, and what is decided where both allow it. */
export interface OfficeAct {
  readonly act: Act;
  readonly kind: EntryKind;
  /** Kinds that it may write beside that one. */
  readonly also?: readonly EntryKind[];
  readonly decide: (task: Task, stamp: Stamp) => Decision;
}

/** The way of the office's commands about one task: may he, does it fit where the task stands, then the command's own rules. */
export function onOfficeTask(
  command: OfficeTaskCommand,
  how: OfficeAct,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const oneTask = {
    ref: command.ref,
    with: (ref: TaskRef): Command => ({ ...command, ref }),
    kinds: [how.kind, ...(how.also ?? [])],
    decide: (task: Task): Decision => decideOffice(how, task, asking),
    notices: (written: Parameters<typeof noticesOf>[0]) => noticesOf(written, asking),
  };
  return onOneTask(oneTask, asking, office);
}

/** Rules on a task as it stands: the tables first, then what the command itself asks. */
export function decideOffice(how: OfficeAct, task: Task, asking: KnownAsking): Decision {
  const refusal = refusalToOffice(how.act, how.kind, task, asking);
  return refusal === undefined ? how.decide(task, stampOf(asking)) : refuse(refusal);
}

/**
 * Why this person may not do this to the task where it stands; undefined if he may. A task that he may not see, and that is
 * not of his unit, is none.
 */
export function refusalToOffice(
  act: Act,
  kind: EntryKind,
  task: Task,
  { person }: KnownAsking,
): Refusal | undefined {
  if (!may(person, act, task)) return { code: 'not-for-you', act, kind };
  if (!maySee(person, task) && !leads(person, task)) {
    return { code: 'unknown-task', key: { year: task.year, no: task.no } };
  }
  return mayFollow(task.status, kind) ? undefined : { code: 'not-now', task, kind };
}

export function stampOf(asking: KnownAsking): Stamp {
  return { at: asking.now, by: asking.person.id, via: viaOf(asking) };
}

/** A task said to be 持续推进 has a deadline again once one is given. */
export function noLongerOngoing(task: Task, stamp: Stamp): readonly NewEntry[] {
  return task.ongoing ? [{ kind: 'edit', ...stamp, field: 'ongoing', from: true, to: false }] : [];
}

export function write(...entries: readonly NewEntry[]): Decision {
  return { kind: 'write', entries };
}

export function refuse(refusal: Refusal): Decision {
  return { kind: 'refuse', refusal };
}

/** The note of an entry; nothing where nothing was said. */
export function noteOf(text: string | undefined): { readonly note?: string } {
  const note = text?.trim() ?? '';
  return note === '' ? {} : { note };
}

/** Words that an act cannot do without. */
export function wordsMissing(
  words: string | undefined,
  task: Task,
  kind: EntryKind,
  wanted: Wanted,
): OfficeRefusal | undefined {
  return (words?.trim() ?? '') === '' ? { code: 'words-missing', task, kind, wanted } : undefined;
}

/** A day to act by cannot have passed. */
export function dayPassed(day: Day | undefined, { today }: KnownAsking): OfficeRefusal | undefined {
  return day !== undefined && day < today ? { code: 'day-passed', day, today } : undefined;
}
