import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs';
import { promisify } from 'node:util';
import { type Adapter, Low } from 'lowdb';
import { StoreError } from '../errors.ts';
import { isObject } from '../shape.ts';
import { ifThere, unreadable, writeError } from './disk-errors.ts';
import type { FileWriter } from './file-writer.ts';
import { type JournalRecord, withRecord } from './journal-record.ts';
import { currentVersion, type JsonObject, type Migrations, migrate } from './migrations.ts';

/** What a document says, or what is wrong with it (for people). */
export type Parsed<T> = { readonly value: T } | { readonly wrong: string };

/** How a kind of document stands in its file; `version` is added and taken off around it. */
export interface DocumentFormat<T> {
  readonly migrations: Migrations;
  parse(document: JsonObject): Parsed<T>;
  format(value: T): JsonObject;
}

/** One JSON file. */
export interface JsonDocument<T> {
  /** Undefined if there is no such file. */
  read(): Promise<T | undefined>;
  /** Durable when it resolves; if it rejects, what was there before still stands. */
  write(value: T): Promise<void>;
}

/**
 * A lowdb document, composed by hand: lowdb's presets keep everything in memory under a test runner.
 * Rejects with `StoreError`: `unreadable`, `newer-version`, `read-failed`, `disk-full`, `read-only`, `write-failed`.
 */
export function openDocument<T>(
  file: string,
  format: DocumentFormat<T>,
  write: FileWriter,
  save = (document: JsonObject) => write(file, documentText(document)),
): JsonDocument<T> {
  const adapter: Adapter<T | null> = {
    read: () => readDocument(file, format),
    write: async (value) => {
      if (value === null) return;
      await save({ version: currentVersion(format.migrations), ...format.format(value) });
    },
  };
  const low = new Low<T | null>(adapter, null);
  return {
    read: async () => {
      await low.read();
      return low.data ?? undefined;
    },
    write: async (value) => {
      const before = low.data;
      low.data = value;
      try {
        await low.write();
      } catch (cause) {
        low.data = before;
        throw writeError(cause, file);
      }
    },
  };
}

/** As it stands in a file: a person can read it with any editor. */
export function documentText(document: JsonObject): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * What a file holds, in the current version; null if there is no such file. `journalled`: what the journal has for it, where
 * its writer has not come to it yet.
 */
export async function readDocument<T>(
  file: string,
  format: DocumentFormat<T>,
  journalled: readonly JournalRecord[] = [],
): Promise<T | null> {
  const document = await readLatest(file, journalled, format.migrations);
  if (document === undefined) return null;
  const { version: _, ...content } = inCurrentVersion(document, format.migrations, file);
  const parsed = format.parse(content);
  if ('wrong' in parsed) throw unreadable(file, parsed.wrong);
  return parsed.value;
}

/**
 * What a file holds, and the journal has for it; undefined if there is neither. Where the journal has it whole, the file may be
 * damaged.
 * @throws {StoreError} `unreadable`, `newer-version`, `read-failed`
 */
export async function readLatest(
  file: string,
  journalled: readonly JournalRecord[],
  migrations: Migrations,
): Promise<JsonObject | undefined> {
  const isWhole = journalled[0]?.standing === 0;
  let latest = await readObject(file).catch((error: unknown) => {
    if (isWhole && error instanceof StoreError && error.code === 'unreadable') return undefined;
    throw error;
  });
  for (const record of journalled) {
    const next = withRecord(latest, record, migrations);
    if (next === 'newer') throw newerVersion(file);
    if (next === 'gap' || next === 'damaged') throw unreadable(file, UNMET[next]);
    latest = next;
  }
  return latest;
}

const UNMET = { gap: '与日志之间缺少记录', damaged: 'version 应为正整数' } as const;

function inCurrentVersion(document: JsonObject, migrations: Migrations, file: string): JsonObject {
  let current: ReturnType<typeof migrate>;
  try {
    current = migrate(document, migrations);
  } catch (cause) {
    throw unreadable(file, '旧版本的内容升级不了', cause);
  }
  if (current === 'damaged') throw unreadable(file, UNMET.damaged);
  if (current === 'newer') throw newerVersion(file);
  return current;
}

function newerVersion(file: string): StoreError {
  return new StoreError('newer-version', `${file} 由更新版本的程序写成，请用新版本打开`, { file });
}

/** Not `node:fs/promises`: its file handles cost three times as much, and a start reads 30,000 files. */
const readBytes = promisify(readFile);

async function readText(file: string): Promise<string | undefined> {
  const bytes = await ifThere(readBytes(file), file);
  if (bytes === undefined) return undefined;
  if (bytes.length === 0) throw unreadable(file, '文件是空的');
  if (!isUtf8(bytes)) throw unreadable(file, '不是完好的UTF-8文字');
  // Editors on Windows put a byte order mark in front of what they save.
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

async function readObject(file: string): Promise<JsonObject | undefined> {
  const text = await readText(file);
  return text === undefined ? undefined : parseObject(text, file);
}

function parseObject(text: string, file: string): JsonObject {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    // The cause's message quotes the text: it belongs to no log.
    const place = /position \d+/u.exec(String(cause))?.[0] ?? '末尾';
    throw unreadable(file, `不是完整的JSON（${place}）`);
  }
  if (!isObject(document)) throw unreadable(file, '应为JSON对象');
  return document;
}
