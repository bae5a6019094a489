import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileWriter } from '../../../src/store/lowdb/file-writer.ts';
import { type DocumentFormat, openDocument } from '../../../src/store/lowdb/json-document.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();

const FORMAT: DocumentFormat<number> = {
  migrations: [],
  parse: ({ count }) => (typeof count === 'number' ? { value: count } : { wrong: 'count 应为数' }),
  format: (count) => ({ count }),
};

describe('openDocument', () => {
  it('reads nothing where there is no file, and what was written afterwards', async () => {
    const document = openDocument(join(newFolder(), 'a.json'), FORMAT, createFileWriter());
    expect(await document.read()).toBeUndefined();
    await document.write(7);
    expect(await document.read()).toBe(7);
  });

  it('does not show what could not be written', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const document = openDocument(join(newFolder(), 'a.json'), FORMAT, () => Promise.reject(full));
    await expect(document.write(7)).rejects.toMatchObject({ code: 'disk-full', cause: full });
    expect(await document.read()).toBeUndefined();
  });
});
