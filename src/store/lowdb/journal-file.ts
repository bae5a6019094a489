import { close, constants, fchown, fdatasync, ftruncate, open, write } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removeDurably, syncFolder } from './file-writer.ts';
import { ownerFor } from './folder-owner.ts';
import { type JournalRecord, recordLine, withoutStanding } from './journal-record.ts';
import { journalName } from './ledger-folder.ts';
import { shareRuns } from './shared-run.ts';

const disk = {
  open: promisify(open),
  write: promisify(write),
  fdatasync: promisify(fdatasync),
  ftruncate: promisify(ftruncate),
  fchown: promisify(fchown),
  close: promisify(close),
};

/**
 * Each write is durable when it returns: what writes and syncs apart waits twice for the event loop, which under load is long
 * in coming. Not everywhere; then it is synced apart.
 */
const DURABLE_WRITES: number | undefined = constants.O_DSYNC;
const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (DURABLE_WRITES ?? 0);

/** Records appended to the files of a journal, one file after another, none of which needs another. */
export interface JournalFile {
  /**
   * A record of a whole document, `standing` entries of which were durable before: it is written without them, unless it is
   * the first of its document in a file. Durable when it resolves; if it rejects, it counts as never written. Those that wait
   * share an fsync.
   */
  append(record: JournalRecord): Promise<void>;
  /** Ends the present file and gives the names of all that are ended: nothing is appended to them any more. */
  end(): Promise<readonly string[]>;
  /** Removes ended files, the oldest first and each durably: what is left is always the newest. */
  remove(names: readonly string[]): Promise<void>;
}

interface Present {
  readonly name: string;
  readonly descriptor: number;
  /** How much of it is durable. */
  bytes: number;
  /** The documents that are in it. */
  readonly paths: Set<string>;
}

interface Waiting {
  readonly record: JournalRecord;
  done(): void;
  failed(cause: unknown): void;
}

/** In a folder that holds no journal yet. */
export function createJournalFile(folder: string): JournalFile {
  const complete: string[] = [];
  let count = 0;
  let present: Present | undefined;
  let waiting: Waiting[] = [];
  let ending = false;

  const endPresent = async () => {
    if (present === undefined) return;
    const { name, descriptor } = present;
    present = undefined;
    complete.push(name);
    await disk.close(descriptor);
  };
  const put = async (lines: readonly Waiting[]) => {
    if (present === undefined) {
      count += 1;
      present = await openNext(folder, journalName(count));
    }
    try {
      const { paths } = present;
      const bytes = lines.map(({ record }) => lineOf(record, paths.has(record.path)));
      present.bytes += await writeAll(present, Buffer.concat(bytes));
      for (const { record } of lines) paths.add(record.path);
    } catch (cause) {
      // What was refused must not come back at a start, nor may anything follow half a line.
      await disk.ftruncate(present.descriptor, present.bytes).catch(() => {});
      await endPresent().catch(() => {});
      throw cause;
    }
  };
  const commit = shareRuns(async () => {
    const lines = waiting;
    waiting = [];
    try {
      if (ending) await endPresent();
      ending = false;
      if (lines.length > 0) await put(lines);
      for (const { done } of lines) done();
    } catch (cause) {
      for (const { failed } of lines) failed(cause);
    }
  });
  return {
    append: (record) =>
      new Promise((done, failed) => {
        waiting.push({ record, done, failed });
        void commit();
      }),
    end: async () => {
      ending = true;
      await commit();
      return [...complete];
    },
    remove: async (names) => {
      for (const name of names) {
        await removeDurably(join(folder, name));
        complete.splice(complete.indexOf(name), 1);
      }
    },
  };
}

function lineOf(record: JournalRecord, isFollowing: boolean): Buffer {
  return recordLine(isFollowing ? withoutStanding(record) : { ...record, standing: 0 });
}

async function openNext(folder: string, name: string): Promise<Present> {
  const file = join(folder, name);
  const descriptor = await disk.open(file, NEW);
  try {
    const owner = await ownerFor(file);
    if (owner !== undefined) await disk.fchown(descriptor, owner.uid, owner.gid);
    await syncFolder(folder);
  } catch (cause) {
    await disk.close(descriptor);
    throw cause;
  }
  return { name, descriptor, bytes: 0, paths: new Set() };
}

/** How many bytes are durable behind those that were. */
async function writeAll({ descriptor, bytes }: Present, content: Uint8Array): Promise<number> {
  // A disk may take a part of what it is given, and refuse only the next.
  for (let done = 0; done < content.length; ) {
    done += (await disk.write(descriptor, content, done, content.length - done, bytes + done)).bytesWritten;
  }
  if (DURABLE_WRITES === undefined) await disk.fdatasync(descriptor);
  return content.length;
}
