import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBackup } from '../../../src/store/backup/backup-list.ts';
import { compareFiles } from '../../../src/store/backup/copy-files.ts';
import { stagingOf, takeSnapshot } from '../../../src/store/backup/take-snapshot.ts';
import { openLowdbReader } from '../../../src/store/lowdb/open-lowdb-reader.ts';
import { write } from '../../contract/task-store.contract.ts';
import { useDataFolders } from '../lowdb/data-folder.ts';
import { accept, assign, progress, ZONE } from '../sample-acts.ts';
import { keyOf } from '../sample-posts.ts';
import { aLedger, backedUp, open, percentsIn } from './a-backup.ts';

const newFolder = useDataFolders();
const listOf = async (folder: string) => {
  const found = await findBackup(folder);
  if (found === undefined) throw new Error('no backup');
  return found.list;
};

describe('a backup', () => {
  it('lists every file of the ledger with its checksum, and nothing else', async () => {
    const data = await aLedger(newFolder());
    mkdirSync(join(data, 'holidays'));
    writeFileSync(join(data, 'holidays', '2027.json'), '{}');
    // A damaged task keeps its number by what is left of it; the others are no part of the ledger.
    writeFileSync(join(data, '2026/tasks/0009.json.damaged-1'), 'half');
    mkdirSync(join(data, 'sandbox/2026'), { recursive: true });
    writeFileSync(join(data, 'sandbox/2026/numbers.json'), '{}');
    writeFileSync(join(data, '2026/tasks/0001.json.7'), 'left by a write that was cut off');
    writeFileSync(join(data, 'notes.txt'), '');
    symlinkSync('/etc', join(data, '2026', 'elsewhere'));
    const to = await backedUp(data, newFolder());
    const list = await listOf(to);
    const paths = list.files.map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith('files/'))).toEqual([
      '2026/numbers.json',
      '2026/posts/2026-11-23/overdue.all.json',
      ...[1, 2, 3, 4, 5].map((no) => `2026/tasks/000${no}.json`),
      '2026/tasks/0009.json.damaged-1',
      'holidays/2027.json',
      'people.json',
      'planned.json',
    ]);
    expect(paths.filter((path) => path.startsWith('files/'))).toHaveLength(2);
    expect(list).toMatchObject({ tasks: 5, posts: 1, madeAt: '2026-11-23T10:00:00.000+08:00' });
    expect(await compareFiles(to, list)).toEqual({ missing: [], changed: [] });
    expect(existsSync(join(data, 'backup-staging'))).toBe(false);
  });

  it('holds what a running store acknowledged before it, also what stands only in the journal', async () => {
    const data = newFolder();
    const store = await open(data);
    await write(store, { year: 2026, no: 1 }, assign(), accept, progress(10));
    await write(store, { year: 2026, no: 2 }, assign());
    const to = await backedUp(data, newFolder(), store);
    await write(store, { year: 2026, no: 1 }, progress(20));
    expect(await listOf(to)).toMatchObject({ tasks: 2 });
    await store.close();
    expect(await percentsIn(await openLowdbReader({ folder: to, zone: ZONE }))).toBe('1:10 2:0');
    const copy = await open(to);
    expect(copy.findings).toEqual([]);
    expect(await percentsIn(copy)).toBe('1:10 2:0');
    await copy.close();
  });

  it('is one moment of a store that never rests: of every row of writes, a beginning', async () => {
    const data = newFolder();
    const store = await open(data);
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
    for (const no of numbers) await write(store, { year: 2026, no }, assign(), accept);
    // Each writer takes the tasks in turn: in one moment no later task is ahead of an earlier one.
    let percent = 0;
    let busy = true;
    const writing = (async () => {
      while (busy && percent < 100) {
        percent += 1;
        for (const no of numbers) await write(store, { year: 2026, no }, progress(percent));
        await store.posts.planUntil(percent);
      }
    })();
    const moments: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const acknowledged = percent - 1;
      const copy = await open(await backedUp(data, newFolder(), store));
      const heads = await copy.list(2026);
      const said = heads.map((head) => head.percent ?? 0);
      expect(copy.findings).toEqual([]);
      expect(said.toSorted((a, b) => b - a)).toEqual(said);
      expect((said[0] ?? 0) - (said.at(-1) ?? 0)).toBeLessThanOrEqual(1);
      expect(said.at(-1)).toBeGreaterThanOrEqual(acknowledged);
      // What came after the last task of a round is there only if the round is.
      expect((await copy.posts.plannedUntil()) ?? 0).toBeLessThanOrEqual(said.at(-1) ?? 0);
      moments.push(said.join());
      await copy.close();
    }
    busy = false;
    await writing;
    await store.close();
    expect(new Set(moments).size).toBeGreaterThan(1);
  });

  it('of a stopped ledger takes the journal as it lies', async () => {
    const data = newFolder();
    const store = await open(data);
    await write(store, { year: 2026, no: 1 }, assign(), accept, progress(30));
    const killed = await backedUp(data, newFolder(), store);
    await store.close();
    const to = await backedUp(killed, newFolder());
    expect(readdirSync(to)).toContain('journal-1.log');
    expect(await percentsIn(await openLowdbReader({ folder: to, zone: ZONE }))).toBe('1:30');
  });

  it('waits for what is being written, and lets nothing be written meanwhile', async () => {
    const data = await aLedger(newFolder());
    const store = await open(data);
    const before = store.posts.update(keyOf('weekly'), () => ({
      result: 'written',
      post: undefined,
    }));
    const snapshot = store.snapshot(process.pid);
    const after = write(store, { year: 2026, no: 1 }, progress(77));
    const { staging } = await snapshot;
    await Promise.all([before, after]);
    expect(readFileSync(join(staging, '2026/tasks/0001.json'), 'utf8')).not.toContain('77');
    await store.close();
    await expect(store.snapshot(process.pid)).rejects.toMatchObject({ code: 'closed' });
  });

  it('clears away what a copying process left that died, and no other', async () => {
    const data = await aLedger(newFolder());
    const dead = 2 ** 22 + 1;
    await takeSnapshot(data, dead);
    await takeSnapshot(data, process.pid);
    expect(existsSync(stagingOf(data, dead))).toBe(false);
    const store = await open(data);
    await store.close();
    expect(existsSync(stagingOf(data, process.pid))).toBe(true);
  });
});
