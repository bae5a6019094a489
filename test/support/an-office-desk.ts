import type { Answer } from '../../src/commands/office.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import type { Person } from '../../src/domain/people.ts';
import type { Status, Task } from '../../src/domain/task.ts';
import type { TaskRef } from '../../src/language/command.ts';
import type { anOffice } from './an-office.ts';

type AnOffice = Awaited<ReturnType<typeof anOffice>>;

export const ref = (no: number): TaskRef => ({ kind: 'number', no });

/** Entries that bring a fresh 推进中 task of the small ledger (#12) to each status; `assigned` is #13. */
const WAYS: Readonly<Record<Exclude<Status, 'assigned'>, readonly NewEntry['kind'][]>> = {
  active: [],
  submitted: ['submit'],
  closed: ['submit', 'close'],
  suspended: ['suspend'],
  cancelled: ['cancel'],
};

/** Brings a task of the small ledger to a status, by the importer; its number. */
export async function taskIn({ store, clock }: AnOffice, status: Status): Promise<number> {
  if (status === 'assigned') return 13;
  const entries = WAYS[status].map((kind) => ({ kind, at: clock.at, by: 'import' }) as NewEntry);
  await store.update({ year: 2026, no: 12 }, () => ({ entries, result: undefined }));
  return 12;
}

/** Writes acts of somebody on a task of 2026, past the commands. */
export async function write({ store }: AnOffice, no: number, ...entries: readonly NewEntry[]): Promise<void> {
  await store.update({ year: 2026, no }, () => ({ entries, result: undefined }));
}

/** Puts people into the roster, in place of those of the same id. */
export async function hire({ store }: AnOffice, ...people: readonly Person[]): Promise<void> {
  await store.updateDirectory((directory) => ({
    ...directory,
    people: [...directory.people.filter((one) => !people.some(({ id }) => id === one.id)), ...people],
  }));
}

export async function taskOf({ store }: AnOffice, no: number): Promise<Task> {
  const record = await store.get({ year: 2026, no });
  if (record === undefined) throw new Error(`no task ${no}`);
  return record.task;
}

/** Who is told by an answer; empty for what writes nothing. */
export function toldBy(answer: Answer): readonly string[] {
  return answer.kind === 'written' ? (answer.notices ?? []).flatMap((notice) => notice.to) : [];
}

/** The whole ledger as text: what must not change where nothing may be written. */
export async function ledgerText({ store }: Pick<AnOffice, 'store'>): Promise<string> {
  const tasks = await store.list(2026);
  return JSON.stringify(await Promise.all(tasks.map(async (task) => (await store.get(task))?.history)));
}
