import type { LedgerReader } from '../../ports/store.ts';
import type { Finding } from './finding.ts';
import { createOnlooker } from './housekeeping.ts';
import { readDocument } from './json-document.ts';
import { taskFile } from './ledger-folder.ts';
import { loadLedger } from './load-ledger.ts';
import { type Migrations, TASK_MIGRATIONS } from './migrations.ts';
import { taskFormat } from './task-format.ts';

/** The reading half of the store. */
export type StoreReader = LedgerReader & {
  readonly findings: readonly Finding[];
};

export interface ReaderOptions {
  readonly folder: string;
  /** IANA name of the office's zone. */
  readonly zone: string;
  readonly taskMigrations?: Migrations;
}

/**
 * Reads a data folder that another process may be writing: `list` and `directory` as of now, `get` as of the call.
 * Writes, moves and removes nothing.
 * @throws {StoreError} `newer-version`, `read-failed`
 */
export async function openLowdbReader(options: ReaderOptions): Promise<StoreReader> {
  const { folder, zone, taskMigrations = TASK_MIGRATIONS } = options;
  const ledger = await loadLedger({ folder, zone, taskMigrations, housekeeping: createOnlooker(folder) });
  return {
    findings: ledger.findings,
    list: async (year) => ledger.heads.list(year),
    directory: async () => ledger.directory,
    get: async (key) => {
      if (ledger.heads.get(key) === undefined) return undefined;
      const task = await readDocument(taskFile(folder, key), taskFormat(key, zone, taskMigrations));
      return task?.record;
    },
  };
}
