import { crc32 } from 'node:zlib';
import { isObject } from '../shape.ts';
import { isTaskPath } from './ledger-folder.ts';
import type { JsonObject } from './migrations.ts';

/** A document on its way to its file. */
export interface JournalRecord {
  /** From the data folder on: `2026/tasks/0012.json`. */
  readonly path: string;
  /** All that the file is to hold, so that no record needs another, nor the file as it was. */
  readonly document: JsonObject;
}

const LINE_END = Buffer.from('\n');

/** `8c736521 {"path":…,"document":{…}}`, a line: a person can read it, and a line cut short or changed is known. */
export function recordLine({ path, document }: JournalRecord): Buffer {
  const body = Buffer.from(JSON.stringify({ path, document }));
  return Buffer.concat([Buffer.from(`${checksumOf(body)} `), body, LINE_END]);
}

/** Undefined if the line is not whole, or holds something else than a task's document. */
export function parseRecord(line: string): JournalRecord | undefined {
  const body = line.slice(CHECKSUM_LENGTH + 1);
  if (line.slice(0, CHECKSUM_LENGTH + 1) !== `${checksumOf(body)} `) return undefined;
  const { path, document } = JSON.parse(body) as { readonly path?: unknown; readonly document?: unknown };
  return typeof path === 'string' && isTaskPath(path) && isObject(document) ? { path, document } : undefined;
}

const CHECKSUM_LENGTH = 8;

function checksumOf(body: string | Buffer): string {
  return crc32(body).toString(16).padStart(CHECKSUM_LENGTH, '0');
}
