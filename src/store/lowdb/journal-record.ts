import { crc32 } from 'node:zlib';
import { isObject } from '../shape.ts';
import { isTaskPath } from './ledger-folder.ts';
import { currentVersion, type JsonObject, type Migrations, migrate } from './migrations.ts';

/** What is on its way to a task's document. */
export interface JournalRecord {
  /** From the data folder on: `2026/tasks/0012.json`. */
  readonly path: string;
  /** How many entries of its history were durable before. */
  readonly standing: number;
  /** All that the document is to hold, without those entries. */
  readonly document: JsonObject;
}

const LINE_END = Buffer.from('\n');
const CHECKSUM_LENGTH = 8;

/** `8c736521 {"path":…,"standing":30,"document":{…}}`, a line: a person can read it, and a line cut short or changed is known. */
export function recordLine({ path, standing, document }: JournalRecord): Buffer {
  const body = Buffer.from(JSON.stringify({ path, standing, document }));
  return Buffer.concat([Buffer.from(`${checksumOf(body)} `), body, LINE_END]);
}

/** Of a whole document, what is new: a task of a year's reports would be written again and again for one more. */
export function withoutStanding({ path, standing, document }: JournalRecord): JournalRecord {
  return { path, standing, document: { ...document, history: historyOf(document).slice(standing) } };
}

/** Undefined if the line is not whole, or holds something else than what is new of a task. */
export function parseRecord(line: string): JournalRecord | undefined {
  const body = line.slice(CHECKSUM_LENGTH + 1);
  if (line.slice(0, CHECKSUM_LENGTH + 1) !== `${checksumOf(body)} `) return undefined;
  const { path, standing, document } = JSON.parse(body) as Readonly<Record<string, unknown>>;
  if (typeof path !== 'string' || !isTaskPath(path) || !isObject(document)) return undefined;
  return typeof standing === 'number' ? { path, standing, document } : undefined;
}

/** Why a record cannot be added: entries between are missing, the document has no version, the record is of a later release. */
export type Unmet = 'gap' | 'damaged' | 'newer';

/**
 * A document with what a record adds; as it is if it tells that already: the journal is that of an older copy of the folder,
 * or was not removed yet.
 */
export function withRecord(
  document: JsonObject | undefined,
  { standing, document: added }: JournalRecord,
  migrations: Migrations,
): JsonObject | Unmet {
  const { version } = added;
  if (Number(version) > currentVersion(migrations)) return 'newer';
  const before = document && inVersionOf(added, document, migrations);
  if (before === 'damaged') return standing === 0 ? added : 'damaged';
  if (before === 'newer') return document ?? added;
  const entries = historyOf(before);
  const more = historyOf(added);
  if (before !== undefined && entries.length > standing + more.length) return before;
  return entries.length < standing ? 'gap' : { ...added, history: [...entries.slice(0, standing), ...more] };
}

/** A release may have been exchanged for a later one since the document was written, and again since the record was. */
function inVersionOf({ version }: JsonObject, document: JsonObject, migrations: Migrations) {
  return migrate(document, migrations.slice(0, Number(version) - 1));
}

function historyOf(document: JsonObject | undefined): readonly unknown[] {
  const { history } = document ?? {};
  return Array.isArray(history) ? history : [];
}

function checksumOf(body: string | Buffer): string {
  return crc32(body).toString(16).padStart(CHECKSUM_LENGTH, '0');
}
