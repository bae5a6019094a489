import { expect, it } from 'vitest';
import { createFileWriter } from '../../../src/store/lowdb/file-writer.ts';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { write } from '../../contract/task-store.contract.ts';
import { accept, assign, progress, ZONE } from '../sample-acts.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();
const KEY = { year: 2026, no: 12 };

it('tells which file the disk did not take and why, until it takes one again', async () => {
  const real = createFileWriter();
  let refusal: string | undefined;
  const store = await openLowdbStore({
    folder: newFolder(),
    zone: ZONE,
    write: async (file, content) => {
      if (refusal !== undefined) throw Object.assign(new Error(refusal), { code: refusal });
      await real(file, content);
    },
  });
  await write(store, KEY, assign(), accept);
  expect(store.trouble()).toEqual([]);
  for (const [code, told] of [
    ['ENOSPC', 'disk-full: 2026/tasks/0012.json'],
    ['EROFS', 'read-only: 2026/tasks/0012.json'],
    ['EIO', 'write-failed: 2026/tasks/0012.json'],
  ]) {
    refusal = code;
    await expect(write(store, KEY, progress(20))).rejects.toMatchObject({ name: 'StoreError' });
    expect(store.trouble()).toEqual([told]);
  }
  refusal = undefined;
  await write(store, KEY, progress(20));
  expect(store.trouble()).toEqual([]);
  await store.close();
});
