import { execFileSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileWriter } from '../../../src/store/lowdb/file-writer.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();
const isRoot = process.getuid?.() === 0;

describe('createFileWriter', () => {
  it('replaces a file whole and leaves nothing beside it', async () => {
    const folder = newFolder();
    const write = createFileWriter();
    await write(join(folder, 'a.json'), '旧的内容，比较长');
    await write(join(folder, 'a.json'), '新');
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('新');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('keeps the old file whole when the disk takes only a part of the new one', () => {
    const folder = newFolder();
    const file = join(folder, 'a.json');
    writeFileSync(file, 'old');
    // 200 blocks of 512 bytes (1024 in some shells): the first write is taken in part, the second refused.
    const script = `ulimit -f 200 && exec "$0" --import tsx test/store/lowdb/write-big-file.ts "$1"`;
    const told = execFileSync('sh', ['-c', script, process.execPath, file], {
      encoding: 'utf8',
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    });
    expect(told).toBe('EFBIG');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('rejects with the cause and leaves no temporary file when the name cannot be taken', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'a.json'));
    await expect(createFileWriter()(join(folder, 'a.json'), 'new')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('rejects where there is no such folder', async () => {
    const file = join(newFolder(), 'nowhere/a.json');
    await expect(createFileWriter()(file, 'new')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(file)).toBe(false);
  });

  it.runIf(isRoot)('gives what root writes to the owner of the folder', async () => {
    const folder = newFolder();
    chownSync(folder, 12345, 12345);
    await createFileWriter()(join(folder, 'a.json'), 'new');
    expect(statSync(join(folder, 'a.json'))).toMatchObject({ uid: 12345, gid: 12345 });
  });
});
