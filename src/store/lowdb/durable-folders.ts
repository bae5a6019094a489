import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeError } from './disk-errors.ts';
import { syncFolder } from './file-writer.ts';
import { giveToOwner } from './folder-owner.ts';

/** Makes a folder under the data folder, step by step, if it is not there: once, and durably. */
export type EnsureFolder = (...steps: readonly string[]) => Promise<void>;

export function createFolders(root: string): EnsureFolder {
  const made = new Map<string, Promise<void>>();
  const ensure: EnsureFolder = (...steps) => {
    if (steps.length === 0) return Promise.resolve();
    const path = join(root, ...steps);
    const making = made.get(path) ?? make(path, steps);
    made.set(path, making);
    return making;
  };
  const make = async (path: string, steps: readonly string[]) => {
    try {
      await ensure(...steps.slice(0, -1));
      await makeOne(path);
    } catch (cause) {
      made.delete(path);
      throw writeError(cause, path);
    }
  };
  return ensure;
}

async function makeOne(path: string): Promise<void> {
  const fresh = await mkdir(path, { recursive: true, mode: 0o700 });
  if (fresh !== undefined) await giveToOwner(path);
  // Also if it was there: whoever made it may have died before its name was durable.
  await syncFolder(dirname(path));
}
