import { writeFile } from 'node:fs/promises';
import type { Setting } from '../compose.ts';
import { type Judgement, judge } from '../domain/colour.ts';
import { lastNote } from '../domain/last-note.ts';
import type { Task } from '../domain/task.ts';
import type { LedgerReader } from '../ports/store.ts';
import { exportWorkbook } from '../workbook/export-workbook.ts';
import { benchOf, type Look, recordsSeen } from './dump.ts';

/** `duban export`: the ledger of a year as a workbook; says how many tasks it wrote. */
export async function exportLedger(
  file: string,
  look: Look,
  store: LedgerReader,
  setting: Setting,
): Promise<string> {
  const bench = benchOf(look, setting);
  const tasks: Task[] = [];
  const judgements = new Map<number, Judgement>();
  const notes = new Map<number, string>();
  for await (const record of recordsSeen(store, look, bench.zone)) {
    const { task } = record;
    tasks.push(task);
    judgements.set(task.no, judge(task, bench));
    const note = lastNote(record.history);
    if (note !== undefined) notes.set(task.no, note);
  }
  const directory = await store.directory();
  await writeFile(
    file,
    await exportWorkbook({ year: look.year, tasks, directory, on: look.today, judgements, notes }),
  );
  return `已写出 ${look.year} 年台账 ${tasks.length} 项：${file}\n`;
}
