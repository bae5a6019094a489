import type { Task } from '../domain/task.ts';
import type { KnownAsking, Office } from './office.ts';
import { viaOf, type Which, writtenBy } from './write-on-task.ts';

/** The task on which an earlier delivery of this line wrote such entries; undefined if it wrote none. */
export async function taskWrittenBefore(
  which: Which,
  asking: KnownAsking,
  office: Office,
): Promise<Task | undefined> {
  for (const key of office.recentWrites.ofMessage(asking.incoming)?.tasks ?? []) {
    const record = await office.store.get(key);
    if (record !== undefined && writtenBy(record.history, viaOf(asking), which).length > 0) {
      return record.task;
    }
  }
  return undefined;
}
