import { mkdir } from 'node:fs/promises';
import { writeError } from './disk-errors.ts';
import { syncFolder } from './file-writer.ts';
import { giveToOwner } from './folder-owner.ts';
import { tasksFolder, yearFolder } from './ledger-folder.ts';

/** Makes the folders of a year, once, and durably. */
export function createYearFolders(folder: string): (year: number) => Promise<void> {
  const made = new Map<number, Promise<void>>();
  const make = async (year: number) => {
    try {
      await makeIn(folder, yearFolder(folder, year));
      await makeIn(yearFolder(folder, year), tasksFolder(folder, year));
    } catch (cause) {
      made.delete(year);
      throw writeError(cause, yearFolder(folder, year));
    }
  };
  return (year) => {
    const making = made.get(year) ?? make(year);
    made.set(year, making);
    return making;
  };
}

async function makeIn(parent: string, path: string): Promise<void> {
  const fresh = await mkdir(path, { recursive: true, mode: 0o700 });
  if (fresh !== undefined) await giveToOwner(path);
  // Also if it was there: whoever made it may have died before its name was durable.
  await syncFolder(parent);
}
