import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { aLedger, backedUp, restoredTo } from '../store/backup/a-backup.ts';
import { besides, contentsOf, removeAll, restoreKilled } from '../support/killed-restore.ts';

const KILLS = Number(process.env['KILLS'] ?? 6);
/** ms. A restore of these few files takes about as long. */
const LONGEST = 40;

const folders: string[] = [];
afterAll(() => removeAll(folders));
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-restore-'));
  folders.push(folder);
  return folder;
};

it('a restore that is killed at any moment is refused by whoever opens the folder, and finished by running it again', async () => {
  const from = await backedUp(await aLedger(newFolder(), 12), newFolder());
  const old = await aLedger(newFolder(), 2);
  const [wanted, before] = [contentsOf(from), contentsOf(old)];
  const left: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const to = besides(old);
    folders.push(to);
    cpSync(old, to, { recursive: true });
    const killed = await restoreKilled(from, to, (kill / KILLS) * LONGEST);
    left.push(killed.left);
    if (killed.left === 'half') expect(killed.refused).toEqual(['half-restored', 'half-restored']);
    if (killed.left === 'before') expect(contentsOf(to)).toEqual(before);
    if (killed.left !== 'whole')
      expect(await restoredTo(to, from, { moveTo: 'replaced-1' })).toMatchObject({ kind: 'restored' });
    expect(contentsOf(to)).toEqual(wanted);
  }
  if (process.env['KILLS'] !== undefined) process.stdout.write(`${JSON.stringify(left)}\n`);
  expect(left).toContain('half');
});
