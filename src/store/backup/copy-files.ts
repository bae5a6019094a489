import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ifThere, readError, writeError } from '../lowdb/disk-errors.ts';
import { createFolders } from '../lowdb/durable-folders.ts';
import { createFileWriter } from '../lowdb/file-writer.ts';
import { forEachAtOnce } from '../lowdb/for-each-at-once.ts';
import type { BackupList, ListedFile } from './backup-list.ts';

/** Of a gigabyte of pictures a few at a time stand in memory. */
const AT_ONCE = 8;

/** Copies files durably; what was read of each is told before it is written. */
export async function copyFiles(
  paths: readonly string[],
  from: string,
  to: string,
  told: (file: ListedFile) => void = () => {},
): Promise<void> {
  const ensure = createFolders(to);
  const write = createFileWriter();
  const copy = async (path: string): Promise<void> => {
    const bytes = await readBytes(join(from, path));
    told(listed(path, bytes));
    const file = join(to, path);
    try {
      await ensure(
        ...dirname(path)
          .split('/')
          .filter((step) => step !== '.'),
      );
      await write(file, bytes);
    } catch (cause) {
      throw writeError(cause, file);
    }
  };
  await forEachAtOnce(paths, copy, AT_ONCE);
}

/** What is not as the list says. */
export interface Differences {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
}

/** Looks at every file of a list. */
export async function compareFiles(folder: string, { files }: BackupList): Promise<Differences> {
  const missing: string[] = [];
  const changed: string[] = [];
  const compare = async (file: ListedFile): Promise<void> => {
    const path = join(folder, file.path);
    const bytes = await ifThere(readFile(path), path);
    if (bytes === undefined) missing.push(file.path);
    else if (!isSame(listed(file.path, bytes), file)) changed.push(file.path);
  };
  await forEachAtOnce(files, compare, AT_ONCE);
  return { missing: missing.sort(), changed: changed.sort() };
}

export function isSame(one: ListedFile, other: ListedFile): boolean {
  return one.size === other.size && one.sha256 === other.sha256;
}

function listed(path: string, bytes: Uint8Array): ListedFile {
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw readError(cause, file);
  }
}
