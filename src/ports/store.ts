import type { Entry, NewEntry } from '../domain/history.ts';
import type { TaskKey } from '../domain/number-in-year.ts';
import type { Directory } from '../domain/people.ts';
import type { Sequence } from '../domain/sequence.ts';
import type { Task } from '../domain/task.ts';

/** The cells of a task's last import, by field: what the office's workbook said, to tell a change of it from a report. */
export type ImportedCells = Readonly<Record<string, string>>;

/** Everything kept of one task. `task` is what `history` tells. */
export interface TaskRecord {
  readonly task: Task;
  readonly history: readonly Entry[];
  readonly imported?: ImportedCells;
}

/** What a change asks of the store: entries to append (the first of a new task is `assign`), and the imported cells. */
export interface Change<R> {
  readonly entries?: readonly NewEntry[];
  readonly imported?: ImportedCells;
  /** Handed back to the caller, whether or not anything was written. */
  readonly result: R;
}

/** The state after an update, and what the change handed back. */
export interface Updated<R> {
  readonly result: R;
  /** Absent if the task does not exist and was not made. */
  readonly record?: TaskRecord;
  /** The numbered entries that this update appended; empty if nothing was written. */
  readonly appended: readonly Entry[];
}

/**
 * The ledger, the people, and the numbers. All methods reject with `StoreError` if the disk fails; what was shown
 * before stays shown.
 */
export interface Store {
  /** One task with its history; undefined if there is none. */
  get(key: TaskKey): Promise<TaskRecord | undefined>;
  /** All tasks of a ledger year without history, ordered by number. */
  list(year: number): Promise<readonly Task[]>;
  /**
   * Runs a pure `change` on the current record (it may run twice), checks what it asks (order, transitions, shape),
   * makes it durable, and only then shows it and resolves. Two updates of one task queue up; others do not wait.
   * A change that asks nothing writes nothing. Rejects with code `set-aside` where a damaged file holds the number.
   */
  update<R>(key: TaskKey, change: (current: TaskRecord | undefined) => Change<R>): Promise<Updated<R>>;
  /** The next number of a sequence: durable before it is returned, never given twice, gaps allowed. `bind` ignores the year. */
  next(sequence: Sequence, year: number): Promise<number>;
  directory(): Promise<Directory>;
  /** Runs a pure change on the directory, makes it durable, then shows it. Returning the same object writes nothing. */
  updateDirectory(change: (current: Directory) => Directory): Promise<Directory>;
}

/** The reading half: what looks at a ledger needs, also while another process writes it. */
export type LedgerReader = Pick<Store, 'get' | 'list' | 'directory'>;

/** Whether an update was refused because the number belongs to a damaged file that was moved aside. */
export function isSetAside(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'set-aside';
}
