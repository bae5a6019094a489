import { openYears } from '../domain/open-years.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { maySee } from '../domain/visibility.ts';
import type { TaskRef } from '../language/command.ts';
import { createTitleIndex, matchTitle, strongMatch } from '../language/title-match.ts';
import { openTasks } from '../ports/open-tasks.ts';
import type { KnownAsking, Office } from './office.ts';

/** What a reference leads to. */
export type Found =
  | { readonly kind: 'task'; readonly task: Task }
  /** Several tasks fit, or one by its title: a person must say which. */
  | { readonly kind: 'ask'; readonly reason: 'by-title' | 'two-years'; readonly tasks: readonly Task[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** How many tasks are offered where no title stands out. */
const MOST_LIKELY = 3;

/** Finds the task a person means. Tasks he may not see are as if they did not exist. */
export async function findTask(ref: TaskRef, asking: KnownAsking, office: Office): Promise<Found> {
  return ref.kind === 'number' ? byNumber(ref, asking, office) : byTitle(ref.words, asking, office);
}

async function byNumber(
  ref: Extract<TaskRef, { kind: 'number' }>,
  asking: KnownAsking,
  office: Office,
): Promise<Found> {
  const years = ref.year === undefined ? openYears(asking.today) : [ref.year];
  const records = await Promise.all(years.map((year) => office.store.get({ year, no: ref.no })));
  const tasks = records.flatMap((record) => (record === undefined ? [] : [record.task]));
  const [task, other] = tasks;
  if (task === undefined) {
    return {
      kind: 'refused',
      refusal: { code: 'unknown-task', key: { year: ref.year ?? asking.openYear, no: ref.no } },
    };
  }
  return other === undefined ? { kind: 'task', task } : { kind: 'ask', reason: 'two-years', tasks };
}

async function byTitle(words: string, asking: KnownAsking, office: Office): Promise<Found> {
  const open = await openTasks(asking.today, office.store);
  const visible = open.filter((task) => maySee(asking.person, task));
  const matches = matchTitle(words, createTitleIndex(visible.map((task) => task.title)));
  const strong = strongMatch(matches);
  const likely = strong === undefined ? matches.slice(0, MOST_LIKELY) : [strong];
  const tasks = likely.flatMap(({ index }) => visible[index] ?? []);
  return tasks.length === 0
    ? { kind: 'refused', refusal: { code: 'no-such-title', words } }
    : { kind: 'ask', reason: 'by-title', tasks };
}

/** The exact reference of a task. */
export function refOf(task: Task): TaskRef {
  return { kind: 'number', no: task.no, year: task.year };
}
