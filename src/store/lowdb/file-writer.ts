import { close, fchown, fsync, open, rename, unlink, write } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { isMissing } from './disk-errors.ts';
import { type Owner, ownerFor } from './folder-owner.ts';
import { shareRuns } from './shared-run.ts';

/** Writes a whole file so that it survives a power cut once the promise resolves, and is never seen half written. */
export type FileWriter = (file: string, content: string | Uint8Array) => Promise<void>;

const disk = {
  open: promisify(open),
  write: promisify(write),
  fsync: promisify(fsync),
  fchown: promisify(fchown),
  close: promisify(close),
  rename: promisify(rename),
  unlink: promisify(unlink),
};

interface Folder {
  readonly sync: () => Promise<void>;
  readonly owner: Owner | undefined;
}

/**
 * Temporary file, fsync, rename, then the folder's fsync, which commits that wait share.
 *
 * The recipe of write-file-atomic, but not the package, for two reasons found by running version 7: it writes with one
 * write(2) and does not look at how much was taken, so that on a disk that is nearly full it renames a truncated file
 * into place without an error; and its walk of the path, stat, chmod and chown take three times as
 * long on the main thread as all that is done here.
 */
export function createFileWriter(): FileWriter {
  const folders = new Map<string, Folder>();
  let count = 0;
  const folderOf = async (file: string): Promise<Folder> => {
    const path = dirname(file);
    const known = folders.get(path);
    if (known !== undefined) return known;
    const folder = { sync: shareRuns(() => syncFolder(path)), owner: await ownerFor(file) };
    folders.set(path, folder);
    return folder;
  };
  return async (file, content) => {
    count += 1;
    const temporary = `${file}.${count}`;
    const { sync, owner } = await folderOf(file);
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      await writeDurably(temporary, bytes, owner);
      await disk.rename(temporary, file);
    } catch (cause) {
      await disk.unlink(temporary).catch(() => {});
      throw cause;
    }
    await sync();
  };
}

async function writeDurably(file: string, bytes: Uint8Array, owner: Owner | undefined): Promise<void> {
  const descriptor = await disk.open(file, 'w');
  try {
    if (owner !== undefined) await disk.fchown(descriptor, owner.uid, owner.gid);
    // A disk may take a part of what it is given, and refuse only the next.
    for (let done = 0; done < bytes.length; ) {
      done += (await disk.write(descriptor, bytes, done)).bytesWritten;
    }
    await disk.fsync(descriptor);
  } finally {
    await disk.close(descriptor);
  }
}

/** A file system may have no fsync for folders (some network mounts); there is nothing more to be done then. */
const UNSUPPORTED: ReadonlySet<unknown> = new Set(['EINVAL', 'ENOTSUP']);

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const descriptor = await disk.open(folder, 'r');
  try {
    await disk.fsync(descriptor);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && UNSUPPORTED.has(cause.code))) throw cause;
  } finally {
    await disk.close(descriptor);
  }
}

/** A file that is not there any more needs no removing. */
export async function removeDurably(file: string): Promise<void> {
  await disk.unlink(file).catch((cause: unknown) => {
    if (!isMissing(cause)) throw cause;
  });
  await syncFolder(dirname(file));
}
