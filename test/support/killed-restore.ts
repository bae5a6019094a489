import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openLowdbReader } from '../../src/store/lowdb/open-lowdb-reader.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { aLedger, backedUp, restoredTo } from '../store/backup/a-backup.ts';
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
async function restoreKilled(from: string, to: string, afterMs: number): Promise<KilledRestore> {
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

/**
 * Restores a backup over one ledger after another, killed ever later, up to so many ms; each folder must be as it was, whole,
 * or refused, and come to its end when the restore is run again. Gives what each kill left.
 */
export async function killRestores(kills: number, longestMs: number): Promise<readonly string[]> {
  const home = mkdtempSync(join(tmpdir(), 'duban-restore-'));
  const newFolder = (name: string) => {
    const folder = join(home, name);
    mkdirSync(folder);
    return folder;
  };
  const from = await backedUp(await aLedger(newFolder('data'), 12), newFolder('backup'));
  const old = await aLedger(newFolder('old'), 2);
  const [wanted, before] = [contentsOf(from), contentsOf(old)];
  const left: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const to = newFolder(`to-${kill}`);
    cpSync(old, to, { recursive: true });
    const killed = await restoreKilled(from, to, (kill / kills) * longestMs);
    left.push(killed.left);
    if (killed.left === 'half') expect(killed.refused).toEqual(['half-restored', 'half-restored']);
    if (killed.left === 'before') expect(contentsOf(to)).toEqual(before);
    if (killed.left !== 'whole')
      expect(await restoredTo(to, from, { moveTo: 'replaced-1' })).toMatchObject({ kind: 'restored' });
    expect(contentsOf(to)).toEqual(wanted);
  }
  rmSync(home, { recursive: true });
  return left;
}

/** Every file of a folder and its text; but for what a restore says of itself. */
function contentsOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  const own = /^(?:replaced-1|backup\.json$|restor(?:ing|ed)\.json)|\.(?:json|bin)\.\d+$/;
  return Object.fromEntries(
    paths
      .filter((path) => !own.test(path))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}
