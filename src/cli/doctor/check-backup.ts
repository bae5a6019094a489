import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Instant, parseInstant } from '../../domain/instant.ts';
import { lastBackupFile } from '../../store/backup/backup-folder.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, attention } = findingsOf('backup');

const DAY_MS = 24 * 60 * 60_000;
const LONGEST_DAYS = 7;
const COMMAND = '每天 duban backup 一次，见《运维手册》第 10 节';

const lastSchema = z.object({ at: z.string(), to: z.string() });

/** Whether the ledger was backed up in the last days. */
export async function checkBackup(folder: string, now: Instant): Promise<Finding> {
  const last = await lastBackup(folder);
  if (last === undefined) return attention('备份：没有用 duban backup 备份过', COMMAND);
  const days = Math.floor((now - last.at) / DAY_MS);
  const when = days < 1 ? '不到一天前' : `${days}天前`;
  return days >= LONGEST_DAYS
    ? attention(`备份：上一次是${when}（${last.to}）`, COMMAND)
    : ok(`备份：上一次是${when}（${last.to}）`);
}

/** Undefined also if what was noted cannot be read: nobody knows of a backup then. */
async function lastBackup(
  folder: string,
): Promise<{ readonly at: Instant; readonly to: string } | undefined> {
  try {
    const { at, to } = lastSchema.parse(JSON.parse(await readFile(lastBackupFile(folder), 'utf8')));
    const moment = parseInstant(at);
    return moment === undefined ? undefined : { at: moment, to };
  } catch {
    return undefined;
  }
}
