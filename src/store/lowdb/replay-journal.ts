import { dirname, relative, sep } from 'node:path';
import { StoreError } from '../errors.ts';
import { writeError } from './disk-errors.ts';
import type { EnsureFolder } from './durable-folders.ts';
import type { FileWriter } from './file-writer.ts';
import { removeDurably } from './file-writer.ts';
import type { FindingReader } from './finding-reader.ts';
import { forEachAtOnce } from './for-each-at-once.ts';
import type { JournalRecord } from './journal-record.ts';
import { documentText, readLatest } from './json-document.ts';
import type { Migrations } from './migrations.ts';
import { readJournal } from './read-journal.ts';

interface ReplayParts {
  readonly folder: string;
  readonly write: FileWriter;
  readonly ensure: EnsureFolder;
  /** Told of a damaged journal. */
  readonly reader: FindingReader;
  readonly taskMigrations: Migrations;
}

/**
 * Writes to their files what a programme that was ended had acknowledged and not written yet; what it gives removes the
 * journal, when the folder is read. May itself be ended at any moment, and begun again. Where lines are damaged, or a file they
 * build upon is, the journal is set aside: it may hold what stands nowhere else.
 * @throws {StoreError} `newer-version`, `read-failed`, `disk-full`, `read-only` …
 */
export async function replayJournal(parts: ReplayParts): Promise<() => Promise<void>> {
  const { folder, reader } = parts;
  const { files, records } = await readJournal(folder);
  const unmet: string[] = [];
  await forEachAtOnce(records, async ([file, added]) => {
    if (!(await isBroughtUp(file, added, parts))) unmet.push(relative(folder, file));
  });
  return async () => {
    for (const { file, damaged } of files) {
      if (damaged || unmet.length > 0) await reader.damaged(file, damageOf(file, damaged, unmet), EFFECT);
      else await remove(file);
    }
  };
}

const EFFECT = '其余内容已写入任务文件';

/** False where the file, or what leads up to the records, is damaged. */
async function isBroughtUp(
  file: string,
  added: readonly JournalRecord[],
  { folder, write, ensure, taskMigrations }: ReplayParts,
): Promise<boolean> {
  try {
    const document = await readLatest(file, added, taskMigrations);
    if (document === undefined) return true;
    await ensure(...relative(folder, dirname(file)).split(sep));
    await write(file, documentText(document));
    return true;
  } catch (cause) {
    if (cause instanceof StoreError && cause.code === 'unreadable') return false;
    throw writeError(cause, file);
  }
}

async function remove(file: string): Promise<void> {
  try {
    await removeDurably(file);
  } catch (cause) {
    throw writeError(cause, file);
  }
}

function damageOf(file: string, damaged: boolean, unmet: readonly string[]): StoreError {
  const tasks = unmet.length === 0 ? '' : `${unmet.join('、')}的记录接不上`;
  const lines = damaged ? ['有损坏的行', ...(tasks === '' ? [] : [tasks])].join('，') : tasks;
  return new StoreError('unreadable', `日志文件${lines}：${file}`, { file });
}
