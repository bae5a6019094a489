import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileWriter, type FileWriter } from '../../../src/store/lowdb/file-writer.ts';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { describeFileShelf } from '../../contract/file-shelf.contract.ts';
import { AT, ZONE } from '../sample-acts.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();
const BYTES = Buffer.from('附表');

describeFileShelf('the files of openLowdbStore', async (clock, publicUrl) => {
  const options = { folder: newFolder(), zone: ZONE, clock, publicUrl };
  let store = await openLowdbStore(options);
  return {
    shelf: store.files,
    reopen: async () => {
      await store.close();
      store = await openLowdbStore(options);
      return store.files;
    },
    dispose: () => store.close(),
  };
});

describe('the files of a data folder', () => {
  const openStore = (folder: string, write?: FileWriter) =>
    openLowdbStore({
      folder,
      zone: ZONE,
      clock: { now: () => AT },
      ...(write === undefined ? {} : { write }),
    });

  it('are their bytes as they are, and a document beside them', async () => {
    const folder = newFolder();
    const { files } = await openStore(folder);
    const id = await files.keep('附表.xlsx', BYTES);
    expect(readdirSync(join(folder, 'files'))).toEqual([`${id}.bin`, `${id}.json`]);
  });

  it.each([
    ['bytes', (id: string) => `${id}.bin`],
    ['document', (id: string) => `${id}.json`],
  ])('whose %s are damaged are set aside, told of, and not served', async (_, fileOf) => {
    const folder = newFolder();
    const { files, findings } = await openStore(folder);
    const id = await files.keep('附表.xlsx', BYTES);
    writeFileSync(join(folder, 'files', fileOf(id)), '{"version":1}');
    expect(await files.read(id)).toBeUndefined();
    expect(await files.read(id)).toBeUndefined();
    expect(findings).toMatchObject([{ kind: 'set-aside', file: `files/${fileOf(id)}` }]);
    expect(readdirSync(join(folder, 'files'))).toContain(`${fileOf(id)}.damaged-1`);
  });

  it('that were not kept whole are not there, and are cleared away at the next start', async () => {
    const folder = newFolder();
    const real = createFileWriter();
    const { files } = await openStore(folder, async (file, content) => {
      if (file.endsWith('.json')) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      await real(file, content);
    });
    await expect(files.keep('附表.xlsx', BYTES)).rejects.toMatchObject({ code: 'disk-full' });
    const [orphan = ''] = readdirSync(join(folder, 'files'));
    writeFileSync(join(folder, 'files', `${orphan}.7`), '');
    const { findings } = await openStore(folder);
    expect(findings).toMatchObject([
      { kind: 'leftover', file: `files/${orphan}` },
      { kind: 'leftover', file: `files/${orphan}.7` },
    ]);
    expect(readdirSync(join(folder, 'files'))).toEqual([]);
  });

  it('whose document was set aside keep their bytes until somebody has looked', async () => {
    const folder = newFolder();
    const first = await openStore(folder);
    const id = await first.files.keep('附表.xlsx', BYTES);
    await first.close();
    const document = join(folder, 'files', `${id}.json`);
    renameSync(document, `${document}.damaged-1`);
    const second = await openStore(folder);
    expect(second.findings).toMatchObject([{ kind: 'still-aside' }]);
    expect(await second.files.read(id)).toBeUndefined();
    expect(readdirSync(join(folder, 'files'))).toHaveLength(2);
  });
});
