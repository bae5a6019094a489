import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBackup } from '../../../src/store/backup/backup-list.ts';
import { openLowdbReader } from '../../../src/store/lowdb/open-lowdb-reader.ts';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { write } from '../../contract/task-store.contract.ts';
import { useDataFolders } from '../lowdb/data-folder.ts';
import { AT, assign, progress, ZONE } from '../sample-acts.ts';
import { aLedger, backedUp, open, percentsIn, restoredTo } from './a-backup.ts';

const newFolder = useDataFolders();
const FIRST = '2026/tasks/0001.json';
const aBackup = async (tasks?: number) => backedUp(await aLedger(newFolder(), tasks), newFolder());
const readOf = (folder: string) => openLowdbReader({ folder, zone: ZONE });

describe('restoreBackup', () => {
  it('makes the ledger that was backed up, and tells the bot that it was', async () => {
    const to = newFolder();
    expect(await restoredTo(to, await aBackup())).toEqual({ kind: 'restored', movedTo: undefined });
    const store = await open(to);
    expect(store.findings).toEqual([]);
    expect(await percentsIn(store)).toBe('1:1 2:2 3:3 4:4 5:5');
    expect(await store.next('problem', 2026)).toBe(2);
    expect(store.restored).toMatchObject({ madeAt: AT, at: AT + 60_000 });
    await store.restored?.settled('posts');
    await store.restored?.settled('notices');
    await store.close();
    const again = await open(to);
    expect(again.restored).toBeUndefined();
    await again.close();
  });

  it('refuses a folder that holds a ledger, and moves it away where told to', async () => {
    const to = await aLedger(newFolder(), 2);
    const from = await aBackup();
    const before = readdirSync(to);
    expect(await restoredTo(to, from)).toEqual({ kind: 'occupied' });
    expect(readdirSync(to)).toEqual(before);
    expect(await restoredTo(to, from, { moveTo: 'replaced-1' })).toEqual({
      kind: 'restored',
      movedTo: 'replaced-1',
    });
    expect(await percentsIn(await readOf(to))).toBe('1:1 2:2 3:3 4:4 5:5');
    expect(await percentsIn(await readOf(join(to, 'replaced-1')))).toBe('1:1 2:2');
  });

  it('where a file is not as listed leaves a folder that nothing opens, until it is run again', async () => {
    const [to, from] = [newFolder(), await aBackup()];
    const good = newFolder();
    cpSync(from, good, { recursive: true });
    writeFileSync(join(from, 'planned.json'), '{}');
    await expect(restoredTo(to, from)).rejects.toMatchObject({ code: 'unreadable' });
    expect(existsSync(join(to, '2026'))).toBe(true);
    for (const opened of [open, readOf]) {
      await expect(opened(to)).rejects.toMatchObject({
        code: 'half-restored',
        message: expect.stringContaining(`duban restore ${from}`),
      });
    }
    // The same backup, wherever it lies.
    expect((await restoredTo(to, good)).kind).toBe('restored');
    expect(await percentsIn(await readOf(to))).toBe('1:1 2:2 3:3 4:4 5:5');
  });

  it('does not mix two backups: the half of one is moved away for the other', async () => {
    const [to, from, other] = [newFolder(), await aBackup(), await aBackup(2)];
    rmSync(join(from, 'planned.json'));
    await expect(restoredTo(to, from)).rejects.toMatchObject({ code: 'read-failed' });
    expect(await restoredTo(to, other)).toEqual({ kind: 'other-backup', from });
    expect((await restoredTo(to, other, { moveTo: 'replaced-1' })).kind).toBe('restored');
    expect(await percentsIn(await readOf(to))).toBe('1:1 2:2');
  });

  it('cut off while it moves a ledger away goes on moving it', async () => {
    const [to, from] = [await aLedger(newFolder(), 2), await aBackup()];
    const mark = { stage: 'moving', from, backup: '', movedTo: 'replaced-1' };
    writeFileSync(join(to, 'restoring.json'), JSON.stringify(mark));
    await expect(open(to)).rejects.toMatchObject({ code: 'half-restored' });
    expect(await restoredTo(to, from)).toEqual({ kind: 'restored', movedTo: 'replaced-1' });
    expect(await percentsIn(await readOf(join(to, 'replaced-1')))).toBe('1:1 2:2');
  });
});

describe('findBackup', () => {
  it.each([
    ['a newer version', { version: 2 }, 'newer-version'],
    ['no version', { version: undefined }, 'unreadable'],
    [
      'a path out of the folder',
      { files: [{ path: '../x', size: 1, sha256: '0'.repeat(64) }] },
      'unreadable',
    ],
    ['a path from the root', { files: [{ path: '/x', size: 1, sha256: '0'.repeat(64) }] }, 'unreadable'],
  ])('refuses %s', async (_, change, code) => {
    const from = await aBackup();
    const file = join(from, 'backup.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }));
    await expect(findBackup(from)).rejects.toMatchObject({ code });
  });

  it('finds none where the list is not there, and refuses half of one', async () => {
    const from = await aBackup();
    writeFileSync(join(from, 'backup.json'), '{"version":1,');
    await expect(findBackup(from)).rejects.toMatchObject({ code: 'unreadable' });
    rmSync(join(from, 'backup.json'));
    expect(await findBackup(from)).toBeUndefined();
  });
});

describe('a backup copied into a data folder by hand', () => {
  const copied = async (change: (to: string) => void, to = newFolder()) => {
    cpSync(await aBackup(), to, { recursive: true });
    change(to);
    return to;
  };
  const told: unknown[] = [];
  const logger = { info: (...said: unknown[]) => void told.push(said), warn: () => {}, error: () => {} };

  it('is the ledger, once it is found to be whole', async () => {
    const to = await copied((data) => {
      writeFileSync(join(data, 'README.txt'), 'a foreign file harms nobody');
    });
    expect(await percentsIn(await readOf(to))).toBe('1:1 2:2 3:3 4:4 5:5');
    expect(existsSync(join(to, 'backup.json'))).toBe(true);
    const store = await openLowdbStore({ folder: to, zone: ZONE, logger, clock: { now: () => AT + 5 } });
    expect(told).toHaveLength(1);
    expect(existsSync(join(to, 'backup.json'))).toBe(false);
    expect(store.restored).toMatchObject({ madeAt: AT, at: AT + 5 });
    await write(store, { year: 2026, no: 1 }, progress(50));
    await store.close();
    await (await open(to)).close();
  });

  const spoiled: readonly [string, (to: string) => void, string][] = [
    ['a file is missing', (to) => rmSync(join(to, FIRST)), `缺少 1 个文件（${FIRST}）`],
    ['a folder is missing', (to) => rmSync(join(to, '2026/tasks'), { recursive: true }), '缺少 5 个文件'],
    ['people are missing', (to) => rmSync(join(to, 'people.json')), '缺少 1 个文件（people.json）'],
    [
      'numbers are missing',
      (to) => rmSync(join(to, '2026/numbers.json')),
      '缺少 1 个文件（2026/numbers.json）',
    ],
    [
      'a file is cut short',
      (to) => writeFileSync(join(to, FIRST), '{'),
      `与备份不符的有 1 个文件（${FIRST}）`,
    ],
    [
      'it lies over another ledger',
      (to) => writeFileSync(join(to, '2026/tasks/0300.json'), '{}'),
      '不属于这份备份的有 1 个文件（2026/tasks/0300.json）',
    ],
  ];
  it.each(spoiled)('is refused, and left as it is, where %s', async (_, spoil, why) => {
    const to = await copied(spoil);
    const names = readdirSync(to, { recursive: true });
    for (const opened of [open, readOf]) {
      await expect(opened(to)).rejects.toMatchObject({
        code: 'half-restored',
        message: expect.stringContaining(why),
      });
    }
    expect(readdirSync(to, { recursive: true })).toEqual(names);
  });

  it('a plain copy without a list opens as ever', async () => {
    const to = await copied((data) => rmSync(join(data, 'backup.json')));
    const store = await open(to);
    expect(store.restored).toBeUndefined();
    await write(store, { year: 2026, no: 6 }, assign());
    expect(await percentsIn(store)).toBe('1:1 2:2 3:3 4:4 5:5 6:0');
    await store.close();
  });
});
