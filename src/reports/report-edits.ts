import type { Judged } from '../domain/ledger-order.ts';
import { keyText, type TaskKey } from '../domain/number-in-year.ts';
import type { ReportEdit } from '../domain/post.ts';
import type { Task } from '../domain/task.ts';
import { eachInSteps, type InSteps } from './in-steps.ts';

/** Tasks, as a report may list them. */
export interface Listable {
  /** Open to all, and not taken out (移出). */
  readonly tasks: readonly Judged[];
  /** Not open to all: counted, never named. */
  readonly hidden: number;
  readonly takenOut: number;
}

/** What a report may list, and what supervisors put under it. */
export interface Listing {
  /** Whether a task may be named. */
  mayList(task: Task): boolean;
  /** 加注, in the order they were made. */
  notesOn(task: TaskKey): readonly string[];
}

export function listingOf(edits: readonly ReportEdit[]): Listing {
  const out = new Set<string>();
  const notes = new Map<string, string[]>();
  for (const edit of edits) {
    const key = keyText(edit.task);
    if (edit.kind === 'take-out') out.add(key);
    else notes.set(key, [...(notes.get(key) ?? []), edit.text]);
  }
  const mayList = (task: Task): boolean =>
    task.openness === 'open' && (out.size === 0 || !out.has(keyText(task)));
  return {
    mayList,
    notesOn: (task) => (notes.size === 0 ? [] : (notes.get(keyText(task)) ?? [])),
  };
}

/** Those of these tasks that may be named, in their order. */
export function* listableOf(all: readonly Judged[], { mayList }: Listing): InSteps<Listable> {
  const tasks: Judged[] = [];
  let hidden = 0;
  yield* eachInSteps(all, (one) => {
    if (mayList(one.task)) tasks.push(one);
    else if (one.task.openness !== 'open') hidden += 1;
  });
  return { tasks, hidden, takenOut: all.length - tasks.length - hidden };
}
