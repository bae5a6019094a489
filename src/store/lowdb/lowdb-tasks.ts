import { keyText, type TaskKey } from '../../domain/number-in-year.ts';
import type { Change, TaskRecord, Updated } from '../../ports/store.ts';
import { applyChange, checkKey } from '../apply-change.ts';
import { StoreError } from '../errors.ts';
import { unreadable } from './disk-errors.ts';
import type { FileWriter } from './file-writer.ts';
import type { Journal } from './journal.ts';
import { openDocument } from './json-document.ts';
import type { KeyQueue } from './key-queue.ts';
import { taskFile } from './ledger-folder.ts';
import type { Ledger } from './load-ledger.ts';
import type { JsonObject, Migrations } from './migrations.ts';
import { createRecordCache } from './record-cache.ts';
import { extended, type StoredTask, taskFormat } from './task-format.ts';

/** What the parts of the open store work with. */
export interface StoreParts {
  readonly folder: string;
  readonly zone: string;
  readonly taskMigrations: Migrations;
  readonly write: FileWriter;
  /** Where tasks go first; their files at once if there is none. */
  readonly journal: Journal | undefined;
  readonly queue: KeyQueue;
  readonly ledger: Ledger;
  /** Makes the folders of a year if they are not there. */
  readonly ensureYear: (year: number) => Promise<void>;
}

/**
 * Records kept in memory with their histories, about 15 KB each with 30 entries; the others are read from their files
 * when asked for. A ledger of an ordinary county is kept whole.
 */
const CACHED_RECORDS = 3000;

export interface LowdbTasks {
  get(key: TaskKey): Promise<TaskRecord | undefined>;
  update<R>(key: TaskKey, change: (current: TaskRecord | undefined) => Change<R>): Promise<Updated<R>>;
}

/** The tasks: heads in memory, each record in its file. The cache and the heads hold only what is durable. */
export function createLowdbTasks(parts: StoreParts): LowdbTasks {
  const { folder, zone, ledger, queue, journal } = parts;
  const { heads, numbers, lost } = ledger;
  const cache = createRecordCache<StoredTask>(CACHED_RECORDS);
  const documentOf = (key: TaskKey, standing = 0) => {
    const file = taskFile(folder, key);
    const save = journal && ((document: JsonObject) => journal.save(file, document, standing));
    return openDocument(file, taskFormat(key, zone, parts.taskMigrations), parts.write, save);
  };

  /** Only inside the key's queue: a file read while its update is under way would show what is not durable yet. */
  const load = async (key: TaskKey): Promise<StoredTask | undefined> => {
    const cached = cache.get(keyText(key));
    if (cached !== undefined) return cached;
    const head = heads.get(key);
    if (head === undefined) return undefined;
    await journal?.settle(taskFile(folder, key));
    const stored = await documentOf(key).read();
    if (stored === undefined || stored.record.task.lastSeq < head.lastSeq) {
      throw unreadable(taskFile(folder, key), '运行中被移走或换成了旧内容，请恢复后重新启动');
    }
    if (stored.record.task.lastSeq > head.lastSeq) heads.set(stored.record.task);
    cache.set(keyText(key), stored);
    return stored;
  };

  return {
    get: async (key) => {
      const cached = cache.get(keyText(key));
      return (cached ?? (await queue(keyText(key), () => load(key))))?.record;
    },
    update: async (key, change) => {
      checkKey(key);
      return queue(keyText(key), async () => {
        const current = await load(key);
        const asked = change(current?.record);
        const { result } = asked;
        const applied = applyChange(key, current?.record, asked, zone);
        if (applied === undefined) {
          return { result, appended: [], ...(current === undefined ? {} : { record: current.record }) };
        }
        if (lost.has(keyText(key))) throw isLost(key);
        const next = extended(current, applied, zone);
        numbers.note('task', key.year, key.no);
        numbers.noteEntries(key.year, applied.appended);
        await parts.ensureYear(key.year);
        await documentOf(key, current?.stored.length).write(next);
        cache.set(keyText(key), next);
        heads.set(applied.record.task);
        return { result, record: applied.record, appended: applied.appended };
      });
    },
  };
}

function isLost({ year, no }: TaskKey): StoreError {
  return new StoreError('set-aside', `${year}#${no}的文件已损坏并被移开，编号保留不用；请修好文件后重新启动`);
}
