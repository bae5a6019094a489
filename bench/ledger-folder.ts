import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House } from '../test/support/a-running-bot.ts';
import { CREDENTIALS } from '../test/support/a-running-bot.ts';

/** Who sends the reports: the roster's only supervisor. */
export const SENDER = 'supervisor';

/** An office with one supervisor and so many tasks of so many entries each, as the bot itself would have written them. */
export function aLedgerOf(tasks: number, entries: number): House {
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  const config = join(folder, 'duban.yaml');
  const bot = `{ id: aib-1, token: "${CREDENTIALS.token}", encodingAESKey: "${CREDENTIALS.encodingAESKey}" }`;
  writeFileSync(
    config,
    `wecom: { baseUrl: "http://127.0.0.1:9", bots: [${bot}] }
groups: [{ id: all, title: 全县重点工作调度群, wecom: { chatId: wrTEST } }]
`,
  );
  const data = join(folder, 'data');
  const year = thisYear();
  const folderOfTasks = join(data, year, 'tasks');
  mkdirSync(folderOfTasks, { recursive: true, mode: 0o700 });
  const roster = [
    { id: 'p-1', name: '张三', unit: '督查室', roles: ['supervisor'], accounts: { wecom: SENDER } },
  ];
  write(join(data, 'people.json'), { version: 1, people: roster, units: [], bindRequests: [] });
  for (let no = 1; no <= tasks; no += 1) {
    const history = historyOf(no, year, entries);
    write(join(folderOfTasks, `${String(no).padStart(4, '0')}.json`), {
      version: 1,
      year: Number(year),
      no,
      history,
    });
  }
  return { folder, config, data };
}

export function removeLedger({ folder }: House): void {
  rmSync(folder, { recursive: true, force: true });
}

const write = (file: string, document: object): void =>
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);

/** The year that is open today, in the office's zone. */
function thisYear(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 4);
}

/** Assigned and signed for, then reports in words. Three years ago: no message of it is one that may come again. */
function historyOf(no: number, year: string, entries: number): object[] {
  const past = `${Number(year) - 3}`;
  const at = (seq: number): string =>
    `${past}-${two(1 + (seq % 12))}-${two(1 + (no % 28))}T09:${two(seq % 60)}:00.000+08:00`;
  const facts = {
    kindOfTask: 'annual',
    title: `第${no}件老旧小区改造`,
    leaders: ['王建国'],
    leadUnit: '住建局',
    assistUnits: ['财政局'],
    owner: '张三',
    due: `${year}-12-31`,
    ongoing: false,
    milestones: [{ due: `${year}-06-30`, percent: 50 }],
    cadence: 'weekly',
    openness: 'open',
  };
  return Array.from({ length: entries }, (_, index) => {
    const seq = index + 1;
    const act = { seq, at: at(seq), by: seq === 1 ? 'import' : 'p-1' };
    if (seq === 1) return { ...act, kind: 'assign', facts };
    if (seq === 2) return { ...act, kind: 'accept' };
    const via = { platform: 'wecom', bot: 'aib-1', chatId: 'wrTEST', messageId: `m-${no}-${seq}`, line: 1 };
    return { ...act, kind: 'progress', percent: seq, note: `完成第${seq}次巡查，正在浇筑`, via };
  });
}

const two = (count: number): string => String(count).padStart(2, '0');
