import { yearOf } from '../../domain/day.ts';
import { REPORT_KINDS, type ReportKind } from '../../domain/post.ts';
import type { Sequence } from '../../domain/sequence.ts';
import type { PostLogReader } from '../../ports/post-log.ts';
import type { LedgerReader } from '../../ports/store.ts';
import { guardFolder } from '../backup/guard-folder.ts';
import type { Finding } from './finding.ts';
import { createFindingReader } from './finding-reader.ts';
import { createOnlooker } from './housekeeping.ts';
import { readDocument } from './json-document.ts';
import { noticesFile, taskFile } from './ledger-folder.ts';
import { loadLedger } from './load-ledger.ts';
import { NOTICES_LOST } from './lowdb-notice-box.ts';
import { type Migrations, TASK_MIGRATIONS } from './migrations.ts';
import { noticesFormat } from './notices-format.ts';
import { createPostLogReader } from './post-log-reader.ts';
import { readDays } from './read-day.ts';
import { readJournal } from './read-journal.ts';
import { taskFormat } from './task-format.ts';

/** The reading half of the store. */
export type StoreReader = LedgerReader & {
  /** The number a sequence would give next; nothing is taken. */
  nextNumber(sequence: Sequence, year: number): Promise<number>;
  /** Posts are read when asked for, as of then; what is not in order among them is found then. */
  readonly posts: PostLogReader;
  readonly findings: readonly Finding[];
};

export interface ReaderOptions {
  readonly folder: string;
  /** IANA name of the office's zone. */
  readonly zone: string;
  readonly taskMigrations?: Migrations;
}

/**
 * Reads a data folder that another process may be writing: `list` and `directory` as of now, `get` as of
 * now or later.
 * Writes, moves and removes nothing.
 * @throws {StoreError} `newer-version`, `read-failed`, `half-restored`
 */
export async function openLowdbReader(options: ReaderOptions): Promise<StoreReader> {
  const { folder, zone, taskMigrations = TASK_MIGRATIONS } = options;
  await guardFolder(folder);
  // Before the files: what leaves the journal behind this moment stands in them.
  const { records } = await readJournal(folder);
  const reader = createFindingReader(createOnlooker(folder), undefined, records);
  const ledger = await loadLedger({ folder, zone, taskMigrations, reader });
  await reader.read(noticesFile(folder), noticesFormat(zone), NOTICES_LOST);
  reader.findings.sort((a, b) => (a.file < b.file ? -1 : 1));
  const reading = { folder, zone, reader };
  const posts = createPostLogReader(reading);
  /** Where the file of numbers is lost, the frozen reports tell what was given. */
  const noteFrozen = async (kind: ReportKind, year: number): Promise<void> => {
    for (const day of await readDays('reports', reading, 'running')) {
      if (yearOf(day) !== year) continue;
      for (const { issue = 0 } of await posts.snapshotsOn(kind, day)) ledger.numbers.note(kind, year, issue);
    }
  };
  return {
    findings: reader.findings,
    posts,
    nextNumber: async (sequence, year) => {
      const kind = REPORT_KINDS.find((each) => each === sequence);
      if (kind !== undefined && ledger.unnumbered.has(year)) await noteFrozen(kind, year);
      return ledger.numbers.highest(sequence, year) + 1;
    },
    list: async (year) => ledger.heads.list(year),
    directory: async () => ledger.directory,
    get: async (key) => {
      if (ledger.heads.get(key) === undefined) return undefined;
      const file = taskFile(folder, key);
      const task = await readDocument(file, taskFormat(key, zone, taskMigrations), records.get(file));
      return task?.record;
    },
  };
}
