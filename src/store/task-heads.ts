import type { TaskKey } from '../domain/number-in-year.ts';
import type { Task } from '../domain/task.ts';

/** All tasks without their histories, in memory. */
export interface TaskHeads {
  get(key: TaskKey): Task | undefined;
  /** Puts a task in place of the one of its key. A list handed out before stays as it was. */
  set(task: Task): void;
  /** The tasks of a year, ordered by number. */
  list(year: number): readonly Task[];
}

interface Shelf {
  readonly byNo: Map<number, Task>;
  sorted: Task[] | undefined;
  /** The sorted array is in somebody's hands and may not change any more. */
  lent: boolean;
}

export function createTaskHeads(): TaskHeads {
  const shelves = new Map<number, Shelf>();
  return {
    get: ({ year, no }) => shelves.get(year)?.byNo.get(no),
    set: (task) => {
      let shelf = shelves.get(task.year);
      if (shelf === undefined) {
        shelf = { byNo: new Map(), sorted: undefined, lent: false };
        shelves.set(task.year, shelf);
      }
      place(shelf, task);
    },
    list: (year) => {
      const shelf = shelves.get(year);
      if (shelf === undefined) return [];
      shelf.sorted ??= [...shelf.byNo.values()].sort((a, b) => a.no - b.no);
      shelf.lent = true;
      return shelf.sorted;
    },
  };
}

/** Keeps the sorted array through an update, so that a list after every command costs a copy, not a sort. */
function place(shelf: Shelf, task: Task): void {
  const isNew = !shelf.byNo.has(task.no);
  shelf.byNo.set(task.no, task);
  if (isNew) shelf.sorted = undefined;
  if (shelf.sorted === undefined) return;
  if (shelf.lent) shelf.sorted = shelf.sorted.slice();
  shelf.lent = false;
  shelf.sorted[indexOf(shelf.sorted, task.no)] = task;
}

function indexOf(sorted: readonly Task[], no: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.no ?? 0) < no) low = middle + 1;
    else high = middle;
  }
  return low;
}
