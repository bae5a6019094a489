import { dirname, relative, sep } from 'node:path';
import { StoreError } from '../errors.ts';
import { writeError } from './disk-errors.ts';
import type { EnsureFolder } from './durable-folders.ts';
import type { FileWriter } from './file-writer.ts';
import type { FindingReader } from './finding-reader.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import { removeDurably } from './journal-file.ts';
import { documentText, isBehind } from './json-document.ts';
import { readJournal } from './read-journal.ts';

interface ReplayParts {
  readonly folder: string;
  readonly write: FileWriter;
  readonly ensure: EnsureFolder;
  /** Told of a damaged journal. */
  readonly reader: FindingReader;
}

/**
 * Writes to their files what a programme that was ended had acknowledged and not written yet; what it gives removes the
 * journal, when the folder is read. May itself be ended at any moment, and begun again. Damaged lines cost what they hold;
 * their journal is set aside.
 * @throws {StoreError} `read-failed`, `disk-full`, `read-only` …
 */
export async function replayJournal(parts: ReplayParts): Promise<() => Promise<void>> {
  const { folder, write, ensure, reader } = parts;
  const { files, documents } = await readJournal(folder);
  await forEachAtOnce(documents, async ([file, document]) => {
    try {
      await ensure(...relative(folder, dirname(file)).split(sep));
      if (!(await isBehind(document, file))) await write(file, documentText(document));
    } catch (cause) {
      throw writeError(cause, file);
    }
  });
  return async () => {
    for (const { file, damaged } of files) {
      if (damaged) await reader.damaged(file, damage(file), '其中完好的内容已写入任务文件');
      else await remove(file);
    }
  };
}

async function remove(file: string): Promise<void> {
  try {
    await removeDurably(file);
  } catch (cause) {
    throw writeError(cause, file);
  }
}

function damage(file: string): StoreError {
  return new StoreError('unreadable', `日志文件有损坏的行：${file}`, { file });
}
