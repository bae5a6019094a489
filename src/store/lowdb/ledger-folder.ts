import { join } from 'node:path';
import type { TaskKey } from '../../domain/number-in-year.ts';
import { POST_DOCUMENT } from './posts-folder.ts';

/** Where everything of a data folder lies. */
export const peopleFile = (folder: string) => join(folder, 'people.json');
export const bindNumbersFile = (folder: string) => join(folder, 'numbers.json');
export const noticesFile = (folder: string) => join(folder, 'notices.json');
export const yearFolder = (folder: string, year: number) => join(folder, String(year));
export const numbersFile = (folder: string, year: number) => join(folder, String(year), 'numbers.json');
export const tasksFolder = (folder: string, year: number) => join(folder, String(year), 'tasks');
export const taskFile = (folder: string, key: TaskKey) =>
  join(tasksFolder(folder, key.year), taskName(key.no));

export const journalName = (count: number) => `journal-${count}.log`;

/** The count of a journal's name; undefined if it is none. */
export function journalCount(name: string): number | undefined {
  const [, digits] = /^journal-([1-9]\d{0,14})\.log$/.exec(name) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Whether a path, from the data folder on, is that of a task's file. */
export function isTaskPath(path: string): boolean {
  return /^[1-9]\d{3}\/tasks\/\d{4,15}\.json$/.test(path);
}

/** `0012.json`: four digits or more, so that a listing is in order. */
function taskName(no: number): string {
  return `${String(no).padStart(4, '0')}.json`;
}

/** The ledger year of a folder's name. */
export function yearOfFolder(name: string): number | undefined {
  return /^[1-9]\d{3}$/.test(name) ? Number(name) : undefined;
}

/** What a name in the folder of tasks stands for. */
export type TaskFileName =
  | { readonly kind: 'task'; readonly no: number }
  | { readonly kind: 'aside'; readonly no: number }
  | { readonly kind: 'foreign' };

export function readTaskFileName(name: string): TaskFileName {
  const [, digits, aside] = /^(\d{4,15})\.json(\.damaged-\d+)?$/.exec(name) ?? [];
  const no = Number(digits);
  if (digits === undefined || no < 1 || !name.startsWith(taskName(no))) return { kind: 'foreign' };
  return { kind: aside === undefined ? 'task' : 'aside', no };
}

/** Ours: `people`, `numbers`, `planned`, `notices`, the marks of backup and restore, tasks, posts and snapshots (`overdue.all`), kept files by their ids, journals. */
const OURS = `(?:(?:people|numbers|planned|notices|last-backup|restoring|restored|\\d{4,}|[0-9a-f]{32}|${POST_DOCUMENT})\\.json|[0-9a-f]{32}\\.bin|journal-\\d+\\.log)`;
const LEFTOVER = new RegExp(`^${OURS}\\.\\d+$`, 'u');
const ASIDE = new RegExp(`^${OURS}\\.damaged-\\d+$`, 'u');

/** What a write of ours leaves behind when the process dies before renaming: `0012.json.7`. */
export function isLeftover(name: string): boolean {
  return LEFTOVER.test(name);
}

/** A damaged file of ours that was moved aside: `0012.json.damaged-1`. */
export function isAside(name: string): boolean {
  return ASIDE.test(name);
}
