import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Logger } from '../../ports/logger.ts';
import type { Store } from '../../ports/store.ts';
import { StoreError } from '../errors.ts';
import { writeError } from './disk-errors.ts';
import { createFileWriter, type FileWriter, syncFolder } from './file-writer.ts';
import type { Finding } from './finding.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createKeyQueue } from './key-queue.ts';
import { loadLedger } from './load-ledger.ts';
import { createLowdbDirectory } from './lowdb-directory.ts';
import { createLowdbNumbers } from './lowdb-numbers.ts';
import { createLowdbTasks } from './lowdb-tasks.ts';
import { type Migrations, TASK_MIGRATIONS } from './migrations.ts';
import { createYearFolders } from './year-folders.ts';

export interface LowdbStoreOptions {
  /** The data folder; made if it is not there, readable by its owner alone. */
  readonly folder: string;
  /** IANA name of the office's zone: days are counted and moments written in it. */
  readonly zone: string;
  readonly logger?: Logger;
  /** How files are written; replaced where a failing disk is tried out. */
  readonly write?: FileWriter;
  readonly taskMigrations?: Migrations;
}

export interface OpenedStore extends Store {
  /** What was not in order at the start, for the start-up screen and `doctor`. */
  readonly findings: readonly Finding[];
  /** Waits for what is being written; every call after it rejects with `closed`. */
  close(): Promise<void>;
}

/**
 * The lasting store: one document a task (`<folder>/2026/tasks/0012.json`), people and numbers beside them. Only one
 * process may have it open; whoever opens it holds the folder's control socket.
 * @throws {StoreError} `newer-version`, `read-failed`, `read-only` …
 */
export async function openLowdbStore(options: LowdbStoreOptions): Promise<OpenedStore> {
  const { folder, zone, taskMigrations = TASK_MIGRATIONS, write = createFileWriter() } = options;
  await makeFolder(folder);
  const housekeeping = createHousekeeping(folder);
  const ledger = await loadLedger({ folder, zone, taskMigrations, housekeeping });
  for (const { kind, file, message } of ledger.findings) options.logger?.warn({ kind, file }, message);
  const ensureYear = createYearFolders(folder);
  const parts = { folder, zone, taskMigrations, write, queue: createKeyQueue(), ledger, ensureYear };
  const tasks = createLowdbTasks(parts);
  const directory = createLowdbDirectory(parts);
  const next = createLowdbNumbers(parts);
  const gate = createGate();
  return {
    findings: ledger.findings,
    get: (key) => gate.pass(() => tasks.get(key)),
    list: (year) => gate.pass(async () => ledger.heads.list(year)),
    update: (key, change) => gate.pass(() => tasks.update(key, change)),
    next: (sequence, year) => gate.pass(() => next(sequence, year)),
    directory: () => gate.pass(async () => directory.current()),
    updateDirectory: (change) => gate.pass(() => directory.update(change)),
    close: () => gate.close(),
  };
}

/** Counts who is inside, so that closing can wait for them. */
function createGate() {
  const inside = new Set<Promise<unknown>>();
  let closed = false;
  return {
    pass: async <T>(work: () => Promise<T>): Promise<T> => {
      if (closed) throw new StoreError('closed', 'the store is closed');
      const doing = work();
      inside.add(doing);
      try {
        return await doing;
      } finally {
        inside.delete(doing);
      }
    },
    close: async (): Promise<void> => {
      closed = true;
      await Promise.allSettled(inside);
    },
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw writeError(cause, folder);
  }
  // Whoever made it may have died before its name was durable. Where the folder above may not be opened, it was there.
  await syncFolder(dirname(resolve(folder))).catch(() => {});
}
