import { relative } from 'node:path';
import { type Instant, isoOf } from '../../domain/instant.ts';
import { isTaskPath } from '../lowdb/ledger-folder.ts';
import { readJournal } from '../lowdb/read-journal.ts';
import { backupFile, lastBackupFile } from './backup-folder.ts';
import { type BackupList, backupListText, type ListedFile } from './backup-list.ts';
import { copyFiles } from './copy-files.ts';
import { listFiles } from './list-files.ts';
import { writeMark } from './mark-file.ts';

interface BackupParts {
  /** A snapshot: nothing in it changes. */
  readonly from: string;
  /** An empty folder that is there. */
  readonly to: string;
  /** When the snapshot was taken. */
  readonly at: Instant;
  readonly zone: string;
  readonly program: string;
}

/** Copies a snapshot, and says last, durably, what the copy holds: without that it is no backup. */
export async function makeBackup(parts: BackupParts): Promise<Omit<BackupList, 'version'>> {
  const { from, to, at, zone, program } = parts;
  const paths = await listFiles(from);
  const files: ListedFile[] = [];
  await copyFiles(paths, from, to, (file) => files.push(file));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const list = {
    madeAt: isoOf(at, zone),
    program,
    tasks: await countTasks(from, paths),
    posts: paths.filter((path) => /^\d{4}\/posts\/.*\.json$/u.test(path)).length,
    files,
  };
  await writeMark(backupFile(to), backupListText(list));
  return list;
}

/** Those that the journal knows may have no file yet. */
async function countTasks(folder: string, paths: readonly string[]): Promise<number> {
  const { records } = await readJournal(folder);
  const inJournal = [...records.keys()].map((file) => relative(folder, file));
  return new Set([...paths.filter(isTaskPath), ...inJournal]).size;
}

/** What a data folder remembers of its last backup. */
export interface LastBackup {
  readonly at: string;
  /** Where it was put. */
  readonly to: string;
}

export async function noteBackup(folder: string, last: LastBackup): Promise<void> {
  await writeMark(lastBackupFile(folder), `${JSON.stringify(last)}\n`);
}
