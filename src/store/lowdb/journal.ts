import { join, sep } from 'node:path';
import type { Logger } from '../../ports/logger.ts';
import type { FileWriter } from './file-writer.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import { createJournalFile } from './journal-file.ts';
import { documentText } from './json-document.ts';
import { createKeyQueue } from './key-queue.ts';
import type { JsonObject } from './migrations.ts';
import { shareRuns } from './shared-run.ts';

/**
 * Documents made durable together, and written to their files soon after. A file of its own for each command costs a
 * dozen turns of the file system; a line in a file that is open, and one fsync for all who wait, next to nothing.
 */
export interface Journal {
  /** Durable when it resolves; the file follows within seconds. `standing`: entries of its history that were durable before. */
  save(file: string, document: JsonObject, standing: number): Promise<void>;
  /** Resolves when the file holds what was saved last. */
  settle(file: string): Promise<void>;
  /** Ends the present file of the journal: no file of it that is there now is written to any more. */
  endFile(): Promise<void>;
  /** Writes the files that are behind and removes the journal; what cannot be written now is at the next start. */
  close(): Promise<void>;
}

interface JournalParts {
  /** The data folder; it holds no journal yet. */
  readonly folder: string;
  /** How the files are written in the end. */
  readonly write: FileWriter;
  readonly logger?: Logger | undefined;
  /** Files are written when nothing was saved for so long … */
  readonly quietMs?: number;
}

/** … or after so many times that, however busy it is: a task reported on again in the meantime is written once. */
const MOST_WAITS = 30;
/** Few, so that commands find the disk free; at the close, many. */
const FILES_AT_ONCE = 8;

export function createJournal(parts: JournalParts): Journal {
  const { folder, write, quietMs = 1000 } = parts;
  const lines = createJournalFile(folder);
  // Worked out by hand: `relative` takes longer than the rest of a line.
  const start = join(folder, sep).length;
  const pathOf = (file: string) => file.slice(start).replaceAll(sep, '/');
  const behind = new Map<string, JsonObject>();
  const queue = createKeyQueue();
  let saves = 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const settle = (file: string) =>
    queue(file, async () => {
      const document = behind.get(file);
      if (document === undefined) return;
      await write(file, documentText(document));
      if (behind.get(file) === document) behind.delete(file);
    });
  const catchUp = shareRuns(async () => {
    // What stands in these is behind by now, or in its file: a line counts as behind before the next lines are written.
    const names = await lines.end();
    const failures: unknown[] = [];
    const attempt = (file: string) => settle(file).catch((error: unknown) => void failures.push(error));
    await forEachAtOnce([...behind.keys()], attempt, closed ? undefined : FILES_AT_ONCE);
    if (failures.length > 0) throw failures[0];
    await lines.remove(names);
  });
  const isDone = () =>
    catchUp().then(
      () => true,
      (error: unknown) => {
        const told = 'files of tasks not written yet: the journal holds them';
        parts.logger?.error({ behind: behind.size, error }, told);
        return false;
      },
    );
  const wait = (waits: number, ms: number) => {
    const saved = saves;
    timer ??= setTimeout(async () => {
      timer = undefined;
      if (waits > 1 && saves !== saved) return wait(waits - 1, ms);
      const done = await isDone();
      if (behind.size > 0 && !closed) wait(MOST_WAITS, done ? quietMs : MOST_WAITS * quietMs);
    }, ms).unref();
  };
  return {
    save: async (file, document, standing) => {
      await lines.append({ path: pathOf(file), standing, document });
      behind.set(file, document);
      saves += 1;
      if (behind.size === 1) wait(MOST_WAITS, quietMs);
    },
    settle,
    endFile: async () => {
      await lines.end();
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await isDone();
    },
  };
}
