import { existsSync, readFileSync } from 'node:fs';
import { documentText, readLatest } from '../../src/store/lowdb/json-document.ts';
import { TASK_MIGRATIONS } from '../../src/store/lowdb/migrations.ts';
import { openLowdbReader } from '../../src/store/lowdb/open-lowdb-reader.ts';
import { readJournal } from '../../src/store/lowdb/read-journal.ts';
import type { Utterance } from './utterances.ts';

/** What a line of a message wrote: how often, and under which number. */
export interface WrittenLine {
  readonly times: number;
  /** `#61` of a task that was assigned, `P6` of a problem. */
  readonly number?: string;
}

export interface WrittenLedger {
  readonly lines: ReadonlyMap<string, WrittenLine>;
  /** Files that are damaged, or were set aside. */
  readonly damaged: readonly string[];
}

const ZONE = 'Asia/Shanghai';

export const lineKey = (platform: string, messageId: string, line: number): string =>
  `${platform} ${messageId} ${line}`;

export function keysOf({ platform, messageId, lines }: Utterance): readonly string[] {
  return lines.map((_, index) => lineKey(platform, messageId, index + 1));
}

/** What stands in a data folder, as the next start will find it; touches nothing. */
export async function writtenLedger(folder: string, year: number): Promise<WrittenLedger> {
  const reader = await openLowdbReader({ folder, zone: ZONE });
  const lines = new Map<string, WrittenLine>();
  for (const { no } of await reader.list(year)) {
    for (const entry of (await reader.get({ year, no }))?.history ?? []) {
      // The first report on a task signs for it as well.
      if (entry.via === undefined || entry.kind === 'accept') continue;
      const key = lineKey(entry.via.platform, entry.via.messageId, entry.via.line);
      const times = (lines.get(key)?.times ?? 0) + 1;
      if (entry.kind === 'assign') lines.set(key, { times, number: `#${no}` });
      else if (entry.kind === 'problem') lines.set(key, { times, number: `P${entry.problem}` });
      else lines.set(key, { times });
    }
  }
  const damaged = reader.findings.filter(({ kind }) => kind !== 'leftover').map(({ message }) => message);
  return { lines, damaged };
}

/** How far a programme that was ended had come with writing what it had acknowledged to its files. */
export async function journalLeft(
  folder: string,
): Promise<{ readonly behind: number; readonly caughtUp: number }> {
  const { records } = await readJournal(folder);
  let caughtUp = 0;
  for (const [file, added] of records) {
    const latest = await readLatest(file, added, TASK_MIGRATIONS);
    if (latest !== undefined && existsSync(file) && readFileSync(file, 'utf8') === documentText(latest)) {
      caughtUp += 1;
    }
  }
  return { behind: records.size - caughtUp, caughtUp };
}
