import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ifThere } from './disk-errors.ts';
import { type JournalRecord, parseRecord } from './journal-record.ts';
import { journalCount } from './ledger-folder.ts';

/** A journal as it lies in a data folder. */
export interface JournalOnDisk {
  /** Its files, the oldest first. `damaged`: lines in it are not as they were written. */
  readonly files: readonly { readonly file: string; readonly damaged: boolean }[];
  /** What is on its way to each task's file, the oldest first. */
  readonly records: ReadonlyMap<string, readonly JournalRecord[]>;
}

/**
 * Reads a journal. A last line that is cut short was never acknowledged and is passed over; so is a file that is removed while
 * it is read, for what it held stands in the files.
 * @throws {StoreError} `read-failed`
 */
export async function readJournal(folder: string): Promise<JournalOnDisk> {
  const files: { file: string; damaged: boolean }[] = [];
  const records = new Map<string, JournalRecord[]>();
  for (const name of await journalNames(folder)) {
    const file = join(folder, name);
    const text = await ifThere(readFile(file, 'utf8'), file);
    if (text === undefined) continue;
    const lines = text.split('\n');
    // Behind the last line's end stands nothing, or what was cut short.
    lines.pop();
    let damaged = false;
    for (const line of lines) {
      const record = parseRecord(line);
      if (record === undefined) {
        damaged = true;
        continue;
      }
      const task = join(folder, record.path);
      const known = records.get(task);
      if (known === undefined) records.set(task, [record]);
      else known.push(record);
    }
    files.push({ file, damaged });
  }
  return { files, records };
}

/** The files of a folder's journal, the oldest first. */
export async function journalNames(folder: string): Promise<readonly string[]> {
  const names = (await ifThere(readdir(folder), folder)) ?? [];
  const counted = names.flatMap((name) => {
    const count = journalCount(name);
    return count === undefined ? [] : [{ name, count }];
  });
  return counted.sort((a, b) => a.count - b.count).map(({ name }) => name);
}
