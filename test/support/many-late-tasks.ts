import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type Day } from '../../src/domain/day.ts';
import { exportWorkbook } from '../../src/workbook/export-workbook.ts';
import { aTask } from './a-task.ts';

const UNITS = ['住房和城乡建设局', '交通运输局', '教育体育局', '卫生健康局', '城市管理局', '水利局'];

/** A workbook of so many tasks that are late on a day, some of each unit: its path. */
export async function manyLateTasks(on: Day, count = 180): Promise<string> {
  const tasks = Array.from({ length: count }, (_, n) =>
    aTask({
      no: n + 1,
      title: `第${n + 1}号重点工程建设项目`,
      leadUnit: UNITS[n % UNITS.length] ?? '',
      assistUnits: [],
      owner: undefined,
      due: addDays(on, -1 - (n % 40)),
      openness: 'open',
    }),
  );
  const file = join(mkdtempSync(join(tmpdir(), 'duban-late-')), 'late.xlsx');
  const directory = { people: [], units: [], bindRequests: [] };
  writeFileSync(file, await exportWorkbook({ year: 2026, tasks, directory, on }));
  return file;
}
