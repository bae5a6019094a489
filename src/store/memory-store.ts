import { keyText } from '../domain/number-in-year.ts';
import { type Directory, EMPTY_DIRECTORY } from '../domain/people.ts';
import type { Store, TaskRecord } from '../ports/store.ts';
import { applyChange, checkKey, checkYear } from './apply-change.ts';
import { checkDirectory } from './directory-shape.ts';
import { createKnownNumbers } from './known-numbers.ts';
import { createTaskHeads } from './task-heads.ts';

/** A store that forgets when the programme ends: for rehearsals and tests. Checks all that the lasting one checks. */
export function createMemoryStore({ zone }: { readonly zone: string }): Store {
  const records = new Map<string, TaskRecord>();
  const heads = createTaskHeads();
  const numbers = createKnownNumbers();
  let directory: Directory = EMPTY_DIRECTORY;
  return {
    get: async (key) => records.get(keyText(key)),
    list: async (year) => heads.list(year),
    update: async (key, change) => {
      checkKey(key);
      const current = records.get(keyText(key));
      const asked = change(current);
      const applied = applyChange(key, current, asked, zone);
      const record = applied?.record ?? current;
      if (applied !== undefined) {
        records.set(keyText(key), applied.record);
        heads.set(applied.record.task);
        numbers.note('task', key.year, key.no);
        numbers.noteEntries(key.year, applied.appended);
      }
      const appended = applied?.appended ?? [];
      return { result: asked.result, appended, ...(record === undefined ? {} : { record }) };
    },
    next: async (sequence, year) => {
      if (sequence !== 'bind') checkYear(year);
      return numbers.take(sequence, year);
    },
    directory: async () => directory,
    updateDirectory: async (change) => {
      const next = change(directory);
      if (next !== directory) checkDirectory(next);
      for (const request of next.bindRequests) numbers.note('bind', 0, request.no);
      directory = next;
      return next;
    },
  };
}
