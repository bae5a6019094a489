import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openLowdbReader } from '../../src/store/lowdb/open-lowdb-reader.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { ZONE } from './a-task.ts';

/** The restoring part of the built program, which says when it begins. */
const RESTORE = `
  const [from, to, now] = process.argv.slice(1);
  const { findBackup } = await import(process.cwd() + '/dist/store/backup/backup-list.js');
  const { restoreBackup } = await import(process.cwd() + '/dist/store/backup/restore-backup.js');
  const found = await findBackup(from);
  process.stdout.write('begins');
  await restoreBackup({ from, to, found, moveTo: 'replaced-1', now: Number(now), zone: '${ZONE}' });
`;

/** What a restore came to that was killed. */
interface KilledRestore {
  /** What is in the folder afterwards: `before` nothing was changed, `half`, or `whole`. */
  readonly left: 'before' | 'half' | 'whole';
  /** What a reader, then the bot's store, said to a half: codes. */
  readonly refused: readonly unknown[];
}

/** Restores a backup over a folder and kills it after so many ms. */
export async function restoreKilled(from: string, to: string, afterMs: number): Promise<KilledRestore> {
  const args = ['--input-type=module', '-e', RESTORE, from, to, String(Date.now())];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  setTimeout(() => child.kill('SIGKILL'), afterMs);
  await ended;
  if (!existsSync(join(to, 'restoring.json')))
    return { left: existsSync(join(to, 'restored.json')) ? 'whole' : 'before', refused: [] };
  const refused: unknown[] = [];
  for (const open of [openLowdbReader, openLowdbStore]) {
    await open({ folder: to, zone: ZONE }).catch((error: { code?: unknown }) => refused.push(error.code));
  }
  return { left: 'half', refused };
}

/** Every file of a folder and its text; but for what a restore says of itself. */
export function contentsOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  const own = /^(?:replaced-1|backup\.json$|restor(?:ing|ed)\.json)|\.json\.\d+$/;
  return Object.fromEntries(
    paths
      .filter((path) => !own.test(path))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

/** A new folder beside another one. */
export function besides(folder: string): string {
  return mkdtempSync(`${folder}-`);
}

export function removeAll(folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
