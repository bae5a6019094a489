import { readFile } from 'node:fs/promises';
import { isMissing, readError, writeError } from '../lowdb/disk-errors.ts';
import { createFileWriter } from '../lowdb/file-writer.ts';

/**
 * The text of a small file that says what state a folder is in; undefined if it is not there.
 * @throws {StoreError} `read-failed`
 */
export async function readMark(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw readError(cause, file);
  }
}

/**
 * Durable when it resolves.
 * @throws {StoreError} `disk-full`, `read-only` …
 */
export async function writeMark(file: string, text: string): Promise<void> {
  try {
    await createFileWriter()(file, text);
  } catch (cause) {
    throw writeError(cause, file);
  }
}
