import { fold, foldNext } from '../domain/fold.ts';
import { append, type Entry, undoneSeqs } from '../domain/history.ts';
import { keyText, type TaskKey } from '../domain/number-in-year.ts';
import type { Task } from '../domain/task.ts';
import { statusAfter } from '../domain/transitions.ts';
import type { Change, ImportedCells, TaskRecord } from '../ports/store.ts';
import { StoreError } from './errors.ts';
import { instant, wrongText } from './shape.ts';
import { entryCheck, importedCheck } from './task-shape.ts';

/** What a change makes of a task. */
export interface Applied {
  readonly record: TaskRecord;
  /** The numbered entries that were added; empty if only the imported cells changed. */
  readonly appended: readonly Entry[];
}

const checkEntry = entryCheck(instant);

/**
 * The record after a change, checked: the first entry of a new task is `assign`, every act may follow where the task
 * stands, every entry can be read back. Undefined if the change asks for nothing new.
 * @throws {StoreError} `illegal-change`
 */
export function applyChange(
  key: TaskKey,
  current: TaskRecord | undefined,
  change: Change<unknown>,
  zone: string,
): Applied | undefined {
  const added = change.entries ?? [];
  const imported = newCells(key, current?.imported, change.imported);
  if (added.length === 0 && imported === undefined) return undefined;
  const before = current?.history ?? [];
  const history = append(before, added);
  const task = checkedTask(key, current?.task, history, before.length, zone);
  const cells = imported ?? current?.imported;
  return {
    record: { task, history, ...(cells === undefined ? {} : { imported: cells }) },
    appended: history.slice(before.length),
  };
}

/** Goes through the new entries one by one, as their acts happen one after another. */
function checkedTask(
  key: TaskKey,
  current: Task | undefined,
  history: readonly Entry[],
  from: number,
  zone: string,
): Task {
  let task = current;
  for (let index = from; index < history.length; index += 1) {
    const past = history.slice(0, index);
    const entry = history[index];
    const wrong = checkEntry(entry);
    if (wrong !== undefined) throw illegal(key, `entry ${index + 1}: ${wrongText(wrong)}`);
    if (entry === undefined || entry.seq !== index + 1)
      throw illegal(key, `entry ${index + 1} brings its own seq`);
    checkOrder(key, task, entry, past);
    task =
      task === undefined || entry.kind === 'undo'
        ? fold(key, [...past, entry], zone)
        : foldNext(task, entry, zone);
  }
  if (task === undefined) throw illegal(key, 'no such task, and no entry to begin one');
  return task;
}

function checkOrder(key: TaskKey, task: Task | undefined, entry: Entry, past: readonly Entry[]): void {
  if (task === undefined) {
    if (entry.kind !== 'assign') throw illegal(key, `a task begins with assign, not ${entry.kind}`);
    return;
  }
  if (statusAfter(task.status, entry) === undefined) {
    throw illegal(key, `${entry.kind} may not follow while ${task.status}`);
  }
  if (entry.kind !== 'undo') return;
  const undone = undoneSeqs(past);
  for (const seq of entry.undone) {
    const target = past[seq - 1];
    if (target === undefined) throw illegal(key, `there is no entry ${seq} to undo`);
    if (target.kind === 'undo') throw illegal(key, `entry ${seq} is an undo; an undo is not undone`);
    if (undone.has(seq)) throw illegal(key, `entry ${seq} is undone already`);
  }
}

/** The cells to store if they differ from those that are. */
function newCells(
  key: TaskKey,
  current: ImportedCells | undefined,
  asked: ImportedCells | undefined,
): ImportedCells | undefined {
  if (asked === undefined) return undefined;
  const wrong = importedCheck(asked);
  if (wrong !== undefined) throw illegal(key, `imported cells: ${wrongText(wrong)}`);
  if (current === undefined) return asked;
  const fields = Object.keys(asked);
  const same =
    fields.length === Object.keys(current).length && fields.every((field) => asked[field] === current[field]);
  return same ? undefined : asked;
}

function illegal(key: TaskKey, what: string): StoreError {
  return new StoreError('illegal-change', `${keyText(key)}: ${what}`);
}

/** A key that numbers can run under: a four-digit year and a positive number. */
export function checkKey(key: TaskKey): void {
  checkYear(key.year);
  if (!Number.isSafeInteger(key.no) || key.no < 1) throw illegal(key, 'not a number of a task');
}

export function checkYear(year: number): void {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) {
    throw new StoreError('illegal-change', `not a ledger year: ${year}`);
  }
}
