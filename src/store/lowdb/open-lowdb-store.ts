import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { FileShelf } from '../../ports/file-shelf.ts';
import type { Logger } from '../../ports/logger.ts';
import type { NoticeBox } from '../../ports/notice-box.ts';
import type { PostLog } from '../../ports/post-log.ts';
import type { RestoredLedger } from '../../ports/restored-ledger.ts';
import type { Store } from '../../ports/store.ts';
import { claimFolder } from '../backup/guard-folder.ts';
import { openRestored } from '../backup/restored.ts';
import { type Snapshot, takeSnapshot } from '../backup/take-snapshot.ts';
import { writeError } from './disk-errors.ts';
import { createDiskTrouble } from './disk-trouble.ts';
import { createFolders } from './durable-folders.ts';
import { createFileWriter, type FileWriter, syncFolder } from './file-writer.ts';
import type { Finding } from './finding.ts';
import { createFindingReader } from './finding-reader.ts';
import { createGate, gatedFiles, gatedNotices, gatedPosts } from './gate.ts';
import { createHousekeeping } from './housekeeping.ts';
import { createJournal } from './journal.ts';
import { createKeyQueue } from './key-queue.ts';
import { loadLedger } from './load-ledger.ts';
import { createLowdbDirectory } from './lowdb-directory.ts';
import { openLowdbFileShelf } from './lowdb-file-shelf.ts';
import { openLowdbNoticeBox } from './lowdb-notice-box.ts';
import { createLowdbNumbers } from './lowdb-numbers.ts';
import { createLowdbTasks } from './lowdb-tasks.ts';
import { type Migrations, TASK_MIGRATIONS } from './migrations.ts';
import { openLowdbPostLog } from './open-lowdb-post-log.ts';
import { replayJournal } from './replay-journal.ts';

export interface LowdbStoreOptions {
  /** The data folder; made if it is not there, readable by its owner alone. */
  readonly folder: string;
  /** IANA name of the office's zone: days are counted and moments written in it. */
  readonly zone: string;
  readonly logger?: Logger;
  /** How files are written, those of tasks too, at once and without a journal: where a failing disk is tried out. */
  readonly write?: FileWriter;
  readonly taskMigrations?: Migrations;
  /** Tells when a file was kept; the machine's if there is none. */
  readonly clock?: Clock;
  /** `server.publicUrl`: where people can open kept files. */
  readonly publicUrl?: string | undefined;
}

export interface OpenedStore extends Store {
  readonly posts: PostLog;
  readonly files: FileShelf;
  readonly notices: NoticeBox;
  /** What was not in order at the start and since, for the start-up screen and `doctor`. */
  readonly findings: readonly Finding[];
  /** There after a restore, until its posts and notices are settled. */
  readonly restored: RestoredLedger | undefined;
  /** Shows the folder as it is at one moment to a process that copies it; nothing is written in the meantime. */
  snapshot(pid: number): Promise<Snapshot>;
  /** Why the disk does not take what is written, as of the last time that it was asked; empty where it does. */
  trouble(): readonly string[];
  /** Waits for what is being written; every call after it rejects with `closed`. */
  close(): Promise<void>;
}

/**
 * The lasting store: one document a task (`<folder>/2026/tasks/0012.json`), people and numbers beside them. Only one
 * process may have it open; whoever opens it holds the folder's control socket.
 * @throws {StoreError} `half-restored`, `newer-version`, `read-failed`, `read-only` …
 */
export async function openLowdbStore(options: LowdbStoreOptions): Promise<OpenedStore> {
  const { folder, zone, taskMigrations = TASK_MIGRATIONS, logger } = options;
  const trouble = { files: createDiskTrouble(folder), journal: createDiskTrouble(folder) };
  const write = trouble.files.watch(options.write ?? createFileWriter());
  await makeFolder(folder);
  const now = (options.clock ?? { now: () => Date.now() }).now();
  await claimFolder(folder, { now, zone, logger });
  const restored = await openRestored(folder);
  const ensure = createFolders(folder);
  const housekeeping = createHousekeeping(folder);
  const warn = ({ kind, file, message }: Finding) => logger?.warn({ kind, file }, message);
  let running = false;
  const reader = createFindingReader(housekeeping, (finding) => running && warn(finding));
  const removeJournal = await replayJournal({ folder, write, ensure, reader, taskMigrations });
  const ledger = await loadLedger({ folder, zone, taskMigrations, reader });
  await removeJournal();
  const disk = { folder, zone, write, queue: createKeyQueue(), ensure };
  const log = await openLowdbPostLog({ ...disk, ...ledger, reader });
  const files = await openLowdbFileShelf({ ...disk, ...options, reader });
  const notices = await openLowdbNoticeBox({ ...disk, reader });
  reader.findings.sort((a, b) => (a.file < b.file ? -1 : 1)).forEach(warn);
  running = true;
  const ensureYear = (year: number) => ensure(String(year), 'tasks');
  const lines = createJournal({ folder, write, logger });
  const journal = { ...lines, save: trouble.journal.watch(lines.save) };
  const parts = { ...disk, taskMigrations, ledger, ensureYear, journal: options.write ? undefined : journal };
  const tasks = createLowdbTasks(parts);
  const directory = createLowdbDirectory(parts);
  const next = createLowdbNumbers(parts);
  const gate = createGate();
  return {
    findings: reader.findings,
    restored,
    snapshot: (pid) => takeSnapshot(folder, pid, (work) => gate.alone(() => journal.endFile().then(work))),
    trouble: () => [trouble.journal.current(), trouble.files.current()].filter((one) => one !== undefined),
    posts: gatedPosts(log, gate),
    files: gatedFiles(files, gate),
    notices: gatedNotices(notices, gate),
    get: (key) => gate.pass(() => tasks.get(key)),
    list: (year) => gate.pass(async () => ledger.heads.list(year)),
    update: (key, change) => gate.pass(() => tasks.update(key, change)),
    next: (sequence, year) => gate.pass(() => next(sequence, year)),
    directory: () => gate.pass(async () => directory.current()),
    updateDirectory: (change) => gate.pass(() => directory.update(change)),
    close: async () => {
      await gate.close();
      await journal.close();
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
