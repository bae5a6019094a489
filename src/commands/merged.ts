import type { EntryKind } from '../domain/history.ts';
import { joined, type Message, message } from '../domain/message.ts';
import type { Notice } from '../domain/notice.ts';
import { sameKey, type TaskKey } from '../domain/number-in-year.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import type { Merged } from '../wording/office-merged.ts';
import { undoHint } from '../wording/written.ts';
import type { Written } from '../wording/written-facts.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { type Decision, viaOf, writeOnTask, writtenBy } from './write-on-task.ts';

/** What came of one act on many tasks. */
export interface WrittenOnAll {
  readonly written: readonly Written[];
  /** Those of them that people are to be told of. */
  readonly toTell: readonly Written[];
  readonly merged: Merged;
  /** Why the last of those was not written that were not. */
  readonly refusal?: Refusal;
}

/** The tasks that this line wrote this kind on in an earlier delivery of its message. */
export async function writtenEarlier(
  kind: EntryKind,
  asking: KnownAsking,
  office: Office,
): Promise<readonly TaskKey[]> {
  const keys = office.recentWrites.ofMessage(asking.incoming)?.tasks ?? [];
  const records = await Promise.all(keys.map((key) => office.store.get(key)));
  return records.flatMap((record) =>
    record !== undefined && writtenBy(record.history, viaOf(asking), [kind]).length > 0
      ? [{ year: record.task.year, no: record.task.no }]
      : [],
  );
}

/**
 * One act on many tasks, each a whole step of its own: what one refuses does not hinder the others. All at once, so that they
 * share the disk's work.
 */
export async function writeOnAll(
  tasks: readonly TaskKey[],
  kind: EntryKind,
  decide: (task: Task) => Decision,
  asking: KnownAsking,
  office: Office,
): Promise<WrittenOnAll> {
  const unique = tasks.filter((key, index) => tasks.findIndex((other) => sameKey(other, key)) === index);
  const outcomes = await Promise.all(unique.map((key) => writeOnTask(key, [kind], decide, asking, office)));
  const done = outcomes.flatMap((outcome) => (outcome.kind === 'written' ? [outcome] : []));
  const written = done.map((outcome) => outcome.written);
  const named = written.filter(({ untitled }) => !untitled).map(({ after }) => after);
  const refusal = outcomes.findLast((outcome) => outcome.kind === 'refuse')?.refusal;
  return {
    written,
    toTell: done.filter(({ tells }) => tells).map((outcome) => outcome.written),
    merged: { named, hidden: written.length - named.length, openYear: asking.openYear },
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** One answer for all of it, taken back as one. */
export function mergedAnswer(brief: Message, notices: readonly Notice[]): Answer {
  const reply = joined([brief, message(undoHint())]);
  return { kind: 'written', reply, brief, ...(notices.length === 0 ? {} : { notices }) };
}
