import { readFile } from 'node:fs/promises';
import { ifThere, writeError } from '../lowdb/disk-errors.ts';
import { createFileWriter } from '../lowdb/file-writer.ts';

/**
 * The text of a small file that says what state a folder is in; undefined if it is not there.
 * @throws {StoreError} `read-failed`
 */
export function readMark(file: string): Promise<string | undefined> {
  return ifThere(readFile(file, 'utf8'), file);
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
