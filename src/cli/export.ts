import { writeFile } from 'node:fs/promises';
import { judge } from '../domain/colour.ts';
import type { Setting } from '../compose.ts';
import type { Store } from '../ports/store.ts';
import { exportWorkbook } from '../workbook/export-workbook.ts';
import { type Look, recordsSeen } from './dump.ts';

/** `duban export`: the ledger of a year as a workbook; says how many tasks it wrote. */
export async function exportLedger(file: string, look: Look, store: Store, { config, calendar }: Setting): Promise<string> {
  const zone = config.timezone;
  const bench = { now: look.now, today: look.today, zone, rules: { sets: config.rules, review: config.review }, calendar };
  const records = [];
  for await (const record of recordsSeen(store, look, zone)) records.push(record);
  const bytes = await exportWorkbook({
    year: look.year,
    records,
    directory: await store.directory(),
    judgementOf: (task) => judge(task, bench),
  });
  await writeFile(file, bytes);
  return `已写出 ${look.year} 年台账 ${records.length} 项：${file}\n`;
}
