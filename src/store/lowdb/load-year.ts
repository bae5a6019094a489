import { join, relative } from 'node:path';
import { keyText } from '../../domain/number-in-year.ts';
import { type KnownNumbers, YEARLY } from '../known-numbers.ts';
import type { TaskHeads } from '../task-heads.ts';
import type { Finding } from './finding.ts';
import type { FindingReader } from './finding-reader.ts';
import { numbersFile, readTaskFileName, taskFile, tasksFolder, yearFolder } from './ledger-folder.ts';
import type { Migrations } from './migrations.ts';
import { NUMBERS_FORMAT } from './numbers-format.ts';
import { taskFormat } from './task-format.ts';

/** What a year is read with, and what it is read into. */
interface Shelves {
  readonly folder: string;
  readonly zone: string;
  readonly taskMigrations: Migrations;
  readonly heads: TaskHeads;
  readonly numbers: KnownNumbers;
  readonly lost: Set<string>;
  readonly reader: FindingReader;
}

/** Files read at the same time: enough to keep a disk busy, few enough for any limit of open files. */
const READERS = 32;

/** Reads the numbers and the tasks of one ledger year into memory. */
export async function loadYear(year: number, shelves: Shelves): Promise<void> {
  const { folder, reader, numbers, heads, lost } = shelves;
  await reader.sweep(yearFolder(folder, year));
  const effect = '号码从台账里的最大号接着取，通报期号请核对';
  const given = await reader.read(numbersFile(folder, year), NUMBERS_FORMAT, effect);
  for (const sequence of YEARLY) numbers.note(sequence, year, given?.[sequence] ?? 0);
  const found = new Set<number>();
  const names = await reader.sweep(tasksFolder(folder, year));
  await forEachAtOnce(names, READERS, async (name) => {
    const no = await loadFile(year, name, shelves);
    if (no !== undefined) found.add(no);
  });
  for (const no of found) {
    numbers.note('task', year, no);
    if (heads.get({ year, no }) === undefined) lost.add(keyText({ year, no }));
  }
}

/** Reads one file of the folder of tasks; the number it stands for, served or not. */
async function loadFile(year: number, name: string, shelves: Shelves): Promise<number | undefined> {
  const read = readTaskFileName(name);
  switch (read.kind) {
    case 'task':
      await loadTask(year, read.no, shelves);
      return read.no;
    case 'aside':
      return read.no;
    case 'foreign':
      shelves.reader.findings.push(foreign(shelves.folder, join(tasksFolder(shelves.folder, year), name)));
      return undefined;
  }
}

function foreign(folder: string, path: string): Finding {
  return { kind: 'foreign', file: relative(folder, path), message: `不是台账文件，已忽略：${path}` };
}

async function loadTask(year: number, no: number, shelves: Shelves): Promise<void> {
  const key = { year, no };
  const format = taskFormat(key, shelves.zone, shelves.taskMigrations);
  const task = await shelves.reader.read(taskFile(shelves.folder, key), format, `编号${year}#${no}保留不用`);
  if (task === undefined) return;
  shelves.heads.set(task.record.task);
  shelves.numbers.noteEntries(year, task.record.history);
}

async function forEachAtOnce<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}
