import { fold } from '../../domain/fold.ts';
import type { Entry } from '../../domain/history.ts';
import { isoOf } from '../../domain/instant.ts';
import type { TaskKey } from '../../domain/number-in-year.ts';
import type { ImportedCells, TaskRecord } from '../../ports/store.ts';
import type { Applied } from '../apply-change.ts';
import { isObject, optional, text, wrongText } from '../shape.ts';
import { entryCheck, importedCheck } from '../task-shape.ts';
import type { DocumentFormat, Parsed } from './json-document.ts';
import type { JsonObject, Migrations } from './migrations.ts';
import { readMoment } from './moments.ts';

/** A record with its entries as they stand in the file, so that an update writes them again without working them out. */
export interface StoredTask {
  readonly record: TaskRecord;
  readonly stored: readonly JsonObject[];
}

const checkEntry = entryCheck(text);
const checkImported = optional(importedCheck);

/** `<year>/tasks/0012.json`: year, no, history with its moments as ISO text, imported cells. */
export function taskFormat(key: TaskKey, zone: string, migrations: Migrations): DocumentFormat<StoredTask> {
  return {
    migrations,
    parse: (document) => parseTask(key, zone, document),
    format: ({ record, stored }) => ({
      year: key.year,
      no: key.no,
      history: stored,
      ...(record.imported === undefined ? {} : { imported: record.imported }),
    }),
  };
}

/** The stored form of what a change made. */
export function extended(current: StoredTask | undefined, applied: Applied, zone: string): StoredTask {
  const added = applied.appended.map((entry) => ({ ...entry, at: isoOf(entry.at, zone) }));
  return { record: applied.record, stored: [...(current?.stored ?? []), ...added] };
}

function parseTask(key: TaskKey, zone: string, document: JsonObject): Parsed<StoredTask> {
  const { year, no, history, imported, ...others } = document;
  const [other] = Object.keys(others);
  if (other !== undefined) return { wrong: `${other} 不认识的字段` };
  if (year !== key.year || no !== key.no) {
    return { wrong: `文件名是${key.year}#${key.no}，内容却是${String(year)}#${String(no)}` };
  }
  const wrongCells = checkImported(imported);
  if (wrongCells !== undefined) return { wrong: `imported.${wrongText(wrongCells)}` };
  if (!Array.isArray(history) || history.length === 0) return { wrong: 'history 应为非空数组' };
  const entries: Entry[] = [];
  for (const [index, stored] of history.entries()) {
    const entry = parseEntry(stored, index);
    if (typeof entry === 'string') return { wrong: `history.${index}.${entry}` };
    entries.push(entry);
  }
  if (entries[0]?.kind !== 'assign') return { wrong: 'history.0.kind 应为assign' };
  const task = fold(key, entries, zone);
  const cells = imported === undefined ? {} : { imported: imported as ImportedCells };
  return { value: { record: { task, history: entries, ...cells }, stored: history as JsonObject[] } };
}

/** An entry, or what is wrong with it. */
function parseEntry(stored: unknown, index: number): Entry | string {
  const wrong = checkEntry(stored);
  if (wrong !== undefined) return wrongText(wrong);
  const { seq, at: written }: { seq?: unknown; at?: unknown } = isObject(stored) ? stored : {};
  if (seq !== index + 1) return `seq 应为${index + 1}`;
  const at = readMoment(written);
  if (at === undefined) return 'at 应为带时区的时间（如2026-11-23T10:00:00.000+08:00）';
  return { ...(stored as object), at } as Entry;
}
