import { join } from 'node:path';
import { keyText } from '../../domain/number-in-year.ts';
import { type KnownNumbers, YEARLY } from '../known-numbers.ts';
import type { TaskHeads } from '../task-heads.ts';
import type { FindingReader } from './finding-reader.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
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
  /** Years whose file of numbers is not there, or damaged. */
  readonly unnumbered: Set<number>;
  readonly reader: FindingReader;
}

/** Reads the numbers and the tasks of one ledger year into memory. */
export async function loadYear(year: number, shelves: Shelves): Promise<void> {
  const { folder, reader, numbers, heads, lost } = shelves;
  await reader.sweep(yearFolder(folder, year));
  const effect = '号码从台账和已发通报里的最大号接着取，通报期号请核对';
  const given = await reader.read(numbersFile(folder, year), NUMBERS_FORMAT, effect);
  if (given === undefined) shelves.unnumbered.add(year);
  for (const sequence of YEARLY) numbers.note(sequence, year, given?.[sequence] ?? 0);
  const found = new Set<number>();
  const names = await reader.sweep(tasksFolder(folder, year));
  await forEachAtOnce(names, async (name) => {
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
      shelves.reader.foreign(join(tasksFolder(shelves.folder, year), name));
      return undefined;
  }
}

async function loadTask(year: number, no: number, shelves: Shelves): Promise<void> {
  const key = { year, no };
  const format = taskFormat(key, shelves.zone, shelves.taskMigrations);
  const task = await shelves.reader.read(taskFile(shelves.folder, key), format, `编号${year}#${no}保留不用`);
  if (task === undefined) return;
  shelves.heads.set(task.record.task);
  shelves.numbers.noteEntries(year, task.record.history);
}
