import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ifThere } from '../lowdb/disk-errors.ts';
import { isLeftover } from '../lowdb/ledger-folder.ts';
import { journalNames } from '../lowdb/read-journal.ts';
import { isBackedUp } from './backup-folder.ts';

/**
 * The journals of a data folder, the newest first: a running bot removes the oldest first when its documents stand in their
 * files, so that what is found of them, before the files, misses nothing.
 */
export async function listJournals(folder: string): Promise<readonly string[]> {
  return (await journalNames(folder)).toReversed();
}

/** Everything of a data folder that belongs in a backup, from the folder on. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  const walk = async (under: string, isMeant: (name: string) => boolean): Promise<void> => {
    for (const found of await namesIn(join(folder, under))) {
      if (!isMeant(found.name) || isLeftover(found.name)) continue;
      const path = join(under, found.name);
      if (found.isDirectory()) await walk(path, () => true);
      else if (found.isFile()) paths.push(path);
    }
  };
  await walk('', isBackedUp);
  return paths.sort();
}

export async function namesIn(folder: string): Promise<readonly Dirent[]> {
  return (await ifThere(readdir(folder, { withFileTypes: true }), folder)) ?? [];
}
