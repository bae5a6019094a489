import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EMPTY_DIRECTORY } from '../../../src/domain/people.ts';
import { createFileWriter, type FileWriter } from '../../../src/store/lowdb/file-writer.ts';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { write } from '../../contract/task-store.contract.ts';
import { AT, accept, assign, progress, ZONE } from '../sample-acts.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();
const KEY = { year: 2026, no: 12 };

/** A promise opened by hand. */
function aGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** A file writer that can be told to fail, or to wait before it begins. */
function aFaultyDisk() {
  const real = createFileWriter();
  const written: string[] = [];
  let failure: string | undefined;
  let held: Promise<void> | undefined;
  const writeFile: FileWriter = async (file, text) => {
    await held;
    if (failure !== undefined) throw Object.assign(new Error(`${failure}: no`), { code: failure });
    written.push(file);
    await real(file, text);
  };
  return {
    write: writeFile,
    written,
    fail: (code: string | undefined) => {
      failure = code;
    },
    hold: () => {
      const gate = aGate();
      held = gate.opened;
      return gate.open;
    },
  };
}

describe('openLowdbStore', () => {
  it('keeps each task in a file that a person can read', async () => {
    const folder = newFolder();
    const store = await openLowdbStore({ folder, zone: ZONE });
    await store.update(KEY, () => ({ entries: [assign(), accept], imported: { 时限: '12月底' }, result: 0 }));
    await store.close();
    const text = readFileSync(join(folder, '2026/tasks/0012.json'), 'utf8');
    expect(text).toMatch(/^\{\n {2}"version": 1,\n {2}"year": 2026,\n {2}"no": 12,\n {2}"history": \[\n/);
    expect(JSON.parse(text)).toEqual({
      version: 1,
      ...KEY,
      history: [
        { seq: 1, ...assign(), at: '2026-11-23T10:00:00.000+08:00' },
        { seq: 2, ...accept, at: '2026-11-23T10:00:00.001+08:00' },
      ],
      imported: { 时限: '12月底' },
    });
  });

  it('makes the data folder for its owner alone', async () => {
    const folder = join(newFolder(), 'deep/data');
    await write(await openLowdbStore({ folder, zone: ZONE }), KEY, assign());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, '2026')).mode & 0o777).toBe(0o700);
  });

  it('serves after opening again what was there before, cells and numbers too', async () => {
    const folder = newFolder();
    const first = await openLowdbStore({ folder, zone: ZONE });
    await first.update(KEY, () => ({ entries: [assign(), accept], imported: { 时限: '12月底' }, result: 0 }));
    await first.next('weekly', 2026);
    await first.next('bind', 2026);
    await first.updateDirectory(() => ({
      ...EMPTY_DIRECTORY,
      bindRequests: [
        {
          no: 4,
          platform: 'wecom',
          account: 'a',
          personId: 'p-1',
          chatId: 'c',
          messageId: 'm',
          at: AT,
          decided: { by: 'p-9', at: AT + 5, granted: false, messageId: 'm2' },
        },
      ],
    }));
    const [record, list, directory] = [await first.get(KEY), await first.list(2026), await first.directory()];
    await first.close();
    const second = await openLowdbStore({ folder, zone: ZONE });
    expect(second.findings).toEqual([]);
    expect(await second.get(KEY)).toEqual(record);
    expect(await second.list(2026)).toEqual(list);
    expect(await second.directory()).toEqual(directory);
    expect(await second.next('task', 2026)).toBe(13);
    expect(await second.next('weekly', 2026)).toBe(2);
    expect(await second.next('bind', 2027)).toBe(5);
  });

  it('makes a number durable before it gives it', async () => {
    const folder = newFolder();
    const store = await openLowdbStore({ folder, zone: ZONE });
    expect(await store.next('directive', 2026)).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, '2026/numbers.json'), 'utf8'))).toMatchObject({
      directive: 1,
    });
    expect(await store.next('bind', 2026)).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, 'numbers.json'), 'utf8'))).toEqual({ version: 2, bind: 1 });
  });

  it('writes the same bytes for entries it did not touch', async () => {
    const folder = newFolder();
    const file = join(folder, '2026/tasks/0012.json');
    const first = await openLowdbStore({ folder, zone: ZONE });
    await write(first, KEY, assign(), accept);
    await first.close();
    const before = readFileSync(file, 'utf8');
    const second = await openLowdbStore({ folder, zone: 'UTC' });
    await write(second, KEY, progress(10));
    await second.close();
    expect(readFileSync(file, 'utf8').startsWith(before.slice(0, before.lastIndexOf('\n  ]')))).toBe(true);
  });

  it('shows nothing before it is durable', async () => {
    const disk = aFaultyDisk();
    const store = await openLowdbStore({ folder: newFolder(), zone: ZONE, write: disk.write });
    const before = (await write(store, KEY, assign())).record;
    const release = disk.hold();
    const writing = write(store, KEY, accept);
    expect(await store.get(KEY)).toEqual(before);
    expect(await store.list(2026)).toEqual([before?.task]);
    release();
    const after = (await writing).record;
    expect(after?.task.status).toBe('active');
    expect(await store.get(KEY)).toEqual(after);
    expect(await store.list(2026)).toEqual([after?.task]);
  });

  it('does not let one task wait for another', async () => {
    const slow = aGate();
    const real = createFileWriter();
    const store = await openLowdbStore({
      folder: newFolder(),
      zone: ZONE,
      write: async (file, text) => {
        if (file.endsWith('0001.json')) await slow.opened;
        await real(file, text);
      },
    });
    const order: string[] = [];
    const first = write(store, { year: 2026, no: 1 }, assign()).then(() => order.push('first'));
    await write(store, { year: 2026, no: 2 }, assign()).then(() => order.push('second'));
    slow.open();
    await first;
    expect(order).toEqual(['second', 'first']);
  });

  it('does not touch the disk for a change that asks nothing', async () => {
    const disk = aFaultyDisk();
    const store = await openLowdbStore({ folder: newFolder(), zone: ZONE, write: disk.write });
    await store.update(KEY, () => ({ entries: [assign()], imported: { 时限: '12月底' }, result: 0 }));
    disk.written.length = 0;
    await store.update(KEY, () => ({ entries: [], imported: { 时限: '12月底' }, result: 0 }));
    await store.updateDirectory((current) => current);
    expect(disk.written).toEqual([]);
  });

  describe('when the disk fails', () => {
    it.each([
      ['ENOSPC', 'disk-full'],
      ['EDQUOT', 'disk-full'],
      ['EROFS', 'read-only'],
      ['EACCES', 'read-only'],
      ['EIO', 'write-failed'],
    ])(
      'tells %s as %s, shows what was there before, and works again when the disk does',
      async (code, told) => {
        const disk = aFaultyDisk();
        const store = await openLowdbStore({ folder: newFolder(), zone: ZONE, write: disk.write });
        const before = (await write(store, KEY, assign())).record;
        disk.fail(code);
        await expect(write(store, KEY, accept)).rejects.toMatchObject({
          name: 'StoreError',
          code: told,
          file: expect.stringContaining('0012.json'),
        });
        expect(await store.get(KEY)).toEqual(before);
        expect(await store.list(2026)).toEqual([before?.task]);
        disk.fail(undefined);
        expect((await write(store, KEY, accept)).record?.history).toHaveLength(2);
      },
    );

    it('keeps a task that could not be begun out of sight, and its number taken', async () => {
      const disk = aFaultyDisk();
      const store = await openLowdbStore({ folder: newFolder(), zone: ZONE, write: disk.write });
      disk.fail('ENOSPC');
      await expect(write(store, KEY, assign())).rejects.toMatchObject({ code: 'disk-full' });
      expect(await store.get(KEY)).toBeUndefined();
      expect(await store.list(2026)).toEqual([]);
      disk.fail(undefined);
      expect(await store.next('task', 2026)).toBe(13);
    });

    it('gives no number, and skips it afterwards', async () => {
      const disk = aFaultyDisk();
      const store = await openLowdbStore({ folder: newFolder(), zone: ZONE, write: disk.write });
      disk.fail('ENOSPC');
      await expect(store.next('problem', 2026)).rejects.toMatchObject({ code: 'disk-full' });
      disk.fail(undefined);
      expect(await store.next('problem', 2026)).toBe(2);
    });

    it('keeps the directory as it was', async () => {
      const disk = aFaultyDisk();
      const store = await openLowdbStore({ folder: newFolder(), zone: ZONE, write: disk.write });
      disk.fail('EROFS');
      const change = store.updateDirectory((current) => ({
        ...current,
        units: [{ name: '住建局', aliases: [] }],
      }));
      await expect(change).rejects.toMatchObject({ code: 'read-only' });
      expect(await store.directory()).toEqual(EMPTY_DIRECTORY);
    });
  });

  it('refuses to go on from a task whose file went back in time under it', async () => {
    const folder = newFolder();
    const file = join(folder, '2026/tasks/0012.json');
    const first = await openLowdbStore({ folder, zone: ZONE });
    await write(first, KEY, assign());
    await first.close();
    const old = readFileSync(file);
    const second = await openLowdbStore({ folder, zone: ZONE });
    await write(second, KEY, accept);
    await second.close();
    const store = await openLowdbStore({ folder, zone: ZONE });
    writeFileSync(file, old);
    const told = { name: 'StoreError', code: 'unreadable', file };
    await expect(write(store, KEY, progress(10))).rejects.toMatchObject(told);
    await expect(store.get(KEY)).rejects.toMatchObject(told);
    expect(readFileSync(file)).toEqual(old);
  });

  it('waits at close for what is being written, and refuses what comes after', async () => {
    const disk = aFaultyDisk();
    const folder = newFolder();
    const store = await openLowdbStore({ folder, zone: ZONE, write: disk.write });
    const release = disk.hold();
    const writing = write(store, KEY, assign());
    const closing = store.close();
    await expect(write(store, KEY, accept)).rejects.toMatchObject({ code: 'closed' });
    release();
    await closing;
    expect(readdirSync(join(folder, '2026/tasks'))).toEqual(['0012.json']);
    await writing;
    await expect(store.get(KEY)).rejects.toMatchObject({ code: 'closed' });
  });

  it('removes what a cut-off write left behind, and tells of it and of files it does not know', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, '2026/tasks'), { recursive: true });
    writeFileSync(join(folder, '2026/tasks/0012.json.77'), '{"version":1,');
    writeFileSync(join(folder, 'people.json.1'), '');
    writeFileSync(join(folder, '2026/numbers.json.3'), '');
    writeFileSync(join(folder, '2026/tasks/12.json'), '{}');
    writeFileSync(join(folder, 'duban.json.1'), 'a log of somebody else');
    writeFileSync(join(folder, 'numbers.json.damaged-1'), 'from an earlier start');
    const warned: object[] = [];
    const logger = { info: () => {}, warn: (facts: object) => void warned.push(facts), error: () => {} };
    const store = await openLowdbStore({ folder, zone: ZONE, logger });
    const told = [
      { kind: 'leftover', file: '2026/numbers.json.3' },
      { kind: 'leftover', file: '2026/tasks/0012.json.77' },
      { kind: 'foreign', file: '2026/tasks/12.json' },
      { kind: 'still-aside', file: 'numbers.json.damaged-1' },
      { kind: 'leftover', file: 'people.json.1' },
    ];
    expect(store.findings).toMatchObject(told);
    expect(warned).toEqual(told);
    expect(readdirSync(join(folder, '2026/tasks'))).toEqual(['12.json']);
    expect(readdirSync(folder)).toEqual(['2026', 'duban.json.1', 'numbers.json.damaged-1']);
  });

  it('reads a file that an editor saved with a byte order mark', async () => {
    const folder = newFolder();
    const file = join(folder, '2026/tasks/0012.json');
    const first = await openLowdbStore({ folder, zone: ZONE });
    await write(first, KEY, assign());
    await first.close();
    writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8').replaceAll('\n', '\r\n')}`);
    const store = await openLowdbStore({ folder, zone: ZONE });
    expect(store.findings).toEqual([]);
    expect((await store.get(KEY))?.task.title).toBe('老旧小区改造');
  });

  it('serves a task again whose file was mended', async () => {
    const folder = newFolder();
    const file = join(folder, '2026/tasks/0012.json');
    const first = await openLowdbStore({ folder, zone: ZONE });
    await write(first, KEY, assign());
    await first.close();
    renameSync(file, `${file}.damaged-1`);
    const second = await openLowdbStore({ folder, zone: ZONE });
    expect(second.findings).toMatchObject([{ kind: 'still-aside', file: '2026/tasks/0012.json.damaged-1' }]);
    await expect(write(second, KEY, assign())).rejects.toMatchObject({ code: 'set-aside' });
    await second.close();
    renameSync(`${file}.damaged-1`, file);
    const third = await openLowdbStore({ folder, zone: ZONE });
    expect((await write(third, KEY, accept)).record?.task.status).toBe('active');
  });
});
