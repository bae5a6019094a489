import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileWriter } from '../../../src/store/lowdb/file-writer.ts';
import { createJournal } from '../../../src/store/lowdb/journal.ts';
import {
  parseRecord,
  recordLine,
  withoutStanding,
  withRecord,
} from '../../../src/store/lowdb/journal-record.ts';
import type { JsonObject } from '../../../src/store/lowdb/migrations.ts';
import { openLowdbReader } from '../../../src/store/lowdb/open-lowdb-reader.ts';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { readJournal } from '../../../src/store/lowdb/read-journal.ts';
import { write } from '../../contract/task-store.contract.ts';
import { accept, assign, progress, ZONE } from '../sample-acts.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();
const [OLD, NEW] = [
  { year: 2026, no: 3 },
  { year: 2026, no: 12 },
];
const FILE = '2026/tasks/0012.json';
const open = (folder: string) => openLowdbStore({ folder, zone: ZONE });
const journals = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('journal'));
const percentIn = (folder: string): number | undefined =>
  JSON.parse(readFileSync(join(folder, '2026/tasks/0003.json'), 'utf8')).history.at(-1).percent;

/** A folder as a kill leaves it: #3 stands in its file with 10 %, the journal knows 20 %, 30 % and a new #12. */
async function killed(): Promise<string> {
  const folder = newFolder();
  const first = await open(folder);
  await write(first, OLD, assign('河道清淤'), accept, progress(10));
  await first.close();
  const second = await open(folder);
  await write(second, OLD, progress(20));
  await write(second, OLD, progress(30));
  await write(second, NEW, assign(), accept);
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  await second.close();
  expect(percentIn(copy)).toBe(10);
  expect(existsSync(join(copy, FILE))).toBe(false);
  return copy;
}

async function expectWhole(folder: string): Promise<void> {
  const store = await open(folder);
  expect(store.findings).toEqual([]);
  expect((await store.get(OLD))?.task.percent).toBe(30);
  expect((await store.get(NEW))?.history).toHaveLength(2);
  expect(journals(folder)).toEqual([]);
  expect(percentIn(folder)).toBe(30);
  expect(existsSync(join(folder, FILE))).toBe(true);
  await store.close();
}

describe('a start after a kill', () => {
  it('writes to the files what was acknowledged, and removes the journal', async () => {
    await expectWhole(await killed());
  });

  it('may be killed itself, and begins again', async () => {
    const folder = await killed();
    const real = createFileWriter();
    let count = 0;
    const dying = openLowdbStore({
      folder,
      zone: ZONE,
      write: (file, content) => {
        count += 1;
        return count > 1 ? Promise.reject(new Error('killed')) : real(file, content);
      },
    });
    await expect(dying).rejects.toMatchObject({ code: 'write-failed' });
    expect(journals(folder)).toHaveLength(1);
    await expectWhole(folder);
  });

  it('passes over a last line that was cut short: nobody was told of it', async () => {
    const folder = await killed();
    appendFileSync(join(folder, 'journal-1.log'), '0123abcd {"path":"2026/tasks/0003.json","docum');
    await expectWhole(folder);
  });

  it('does not take a file back to what an older journal knew', async () => {
    const folder = await killed();
    const old = readFileSync(join(folder, 'journal-1.log'));
    const store = await open(folder);
    await write(store, OLD, progress(40));
    await store.close();
    writeFileSync(join(folder, 'journal-1.log'), old);
    expect((await (await openLowdbReader({ folder, zone: ZONE })).get(OLD))?.task.percent).toBe(40);
    expect((await (await open(folder)).get(OLD))?.task.percent).toBe(40);
  });

  it('sets a damaged journal aside and tells of it, and keeps what is whole before it', async () => {
    const folder = await killed();
    const file = join(folder, 'journal-1.log');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"percent":20', '"percent":25'));
    const store = await open(folder);
    expect(store.findings).toMatchObject([
      { kind: 'set-aside', file: 'journal-1.log', message: expect.stringContaining('2026/tasks/0003.json') },
    ]);
    expect(journals(folder)).toEqual(['journal-1.log.damaged-1']);
    expect((await store.get(OLD))?.task.percent).toBe(10);
    expect((await store.get(NEW))?.history).toHaveLength(2);
    await store.close();
  });

  it('mends a damaged file that the journal knows', async () => {
    const folder = await killed();
    writeFileSync(join(folder, '2026/tasks/0003.json'), 'damaged');
    await expectWhole(folder);
  });

  it('refuses the journal of a later release', async () => {
    const folder = await killed();
    const line = recordLine({
      path: '2026/tasks/0003.json',
      standing: 3,
      document: { version: 2, history: [] },
    });
    writeFileSync(join(folder, 'journal-2.log'), line);
    await expect(open(folder)).rejects.toMatchObject({ code: 'newer-version' });
    expect(journals(folder)).toHaveLength(2);
  });
});

describe('a reader beside it', () => {
  it('sees what the journal knows, new tasks too, and touches nothing', async () => {
    const folder = await killed();
    const names = readdirSync(folder, { recursive: true });
    const reader = await openLowdbReader({ folder, zone: ZONE });
    expect((await reader.list(2026)).map(({ no, percent }) => [no, percent])).toEqual([
      [3, 30],
      [12, 0],
    ]);
    expect((await reader.get(NEW))?.history).toHaveLength(2);
    expect(reader.findings).toEqual([]);
    expect(readdirSync(folder, { recursive: true })).toEqual(names);
  });
});

const ENTRIES = [{ seq: 1 }, { seq: 2, note: '河道\n清淤' }, { seq: 3 }];
const whole = (count: number, more: object = {}): JsonObject => ({
  version: 1,
  history: ENTRIES.slice(0, count),
  ...more,
});

const savedIn = async (folder: string): Promise<JsonObject[]> =>
  [...(await readJournal(folder)).records.values()].flat().map(({ document }) => document);

describe('createJournal', () => {
  const file = (folder: string) => join(folder, FILE);

  it('writes a file once for all that was saved until it is quiet, and removes the journal', async () => {
    const folder = newFolder();
    const written: unknown[] = [];
    let quiet = () => {};
    const settled = new Promise<void>((resolve) => {
      quiet = resolve;
    });
    const journal = createJournal({
      folder,
      quietMs: 1,
      write: async (_, content) => {
        written.push(JSON.parse(String(content)));
        quiet();
      },
    });
    await Promise.all([1, 2, 3].map((count) => journal.save(file(folder), { count, history: [] }, 0)));
    expect(journals(folder)).toEqual(['journal-1.log']);
    await settled;
    expect(written).toEqual([{ count: 3, history: [] }]);
    await journal.close();
    expect(written).toHaveLength(1);
    expect(journals(folder)).toEqual([]);
  });

  it('writes a document whole at first, and then what is new of it, in each of its files', async () => {
    const folder = newFolder();
    const journal = createJournal({ folder, write: () => Promise.reject(new Error('disk full')) });
    for (const count of [1, 2, 3]) await journal.save(file(folder), whole(count), count - 1);
    await journal.close();
    await journal.save(file(folder), whole(3, { cells: 1 }), 3);
    const records = [...(await readJournal(folder)).records.values()].flat();
    expect(records.map(({ standing }) => standing)).toEqual([0, 1, 2, 0]);
    expect(records.map(({ document }) => document['history'])).toEqual([
      ENTRIES.slice(0, 1),
      ENTRIES.slice(1, 2),
      ENTRIES.slice(2),
      ENTRIES,
    ]);
  });

  it('keeps the journal when a file cannot be written, and tells of it', async () => {
    const folder = newFolder();
    const told: object[] = [];
    const logger = { info: () => {}, warn: () => {}, error: (facts: object) => void told.push(facts) };
    const journal = createJournal({ folder, logger, write: () => Promise.reject(new Error('disk full')) });
    await journal.save(file(folder), { count: 1, history: [] }, 0);
    await journal.close();
    expect(told).toMatchObject([{ behind: 1 }]);
    expect(await savedIn(folder)).toMatchObject([{ count: 1 }]);
  });

  it('refuses what it cannot append, and goes on when it can', async () => {
    const folder = newFolder();
    const journal = createJournal({ folder, write: async () => {} });
    rmSync(folder, { recursive: true });
    await expect(journal.save(file(folder), { count: 1, history: [] }, 0)).rejects.toMatchObject({
      code: 'ENOENT',
    });
    mkdirSync(folder);
    await journal.save(file(folder), { count: 2, history: [] }, 0);
    expect(await savedIn(folder)).toMatchObject([{ count: 2 }]);
  });

  it('leaves no half line behind where the disk takes a part of it, and loses nothing it acknowledged', async () => {
    const folder = newFolder();
    // 200 blocks of 512 bytes (1024 in some shells).
    const script = `ulimit -f 200 && exec "$0" --import tsx test/store/lowdb/journal-loop.ts "$1"`;
    const told = execFileSync('sh', ['-c', script, process.execPath, folder], {
      encoding: 'utf8',
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    });
    const [refused, ...acknowledged] = told.trim().split('\n').reverse().slice(1).concat('99');
    expect(refused).toBe('EFBIG');
    const { files } = await readJournal(folder);
    expect(files.map(({ damaged }) => damaged)).toEqual([false, false]);
    expect((await savedIn(folder)).map(({ no }) => String(no)).sort()).toEqual(acknowledged.sort());
    expect(readFileSync(join(folder, 'journal-1.log'), 'utf8').endsWith('\n')).toBe(true);
  });
});

const record = (standing: number, document: JsonObject) => {
  const read = parseRecord(
    recordLine(withoutStanding({ path: FILE, standing, document }))
      .toString()
      .slice(0, -1),
  );
  if (read === undefined) throw new Error('not read back');
  return read;
};

describe('a line', () => {
  const line = recordLine(withoutStanding({ path: FILE, standing: 1, document: whole(2) })).toString();

  it('is one line, and read back without the entries that stood before', () => {
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(parseRecord(line.slice(0, -1))).toEqual({
      path: FILE,
      standing: 1,
      document: { version: 1, history: [ENTRIES[1]] },
    });
  });

  it.each([
    ['cut', line.slice(0, -3)],
    ['changed', line.slice(0, -1).replace('清淤', '清理')],
    ['empty', ''],
    [
      'of another file',
      recordLine({ path: '../people.json', standing: 0, document: {} }).toString().slice(0, -1),
    ],
  ])('%s is none', (_, text) => {
    expect(parseRecord(text)).toBeUndefined();
  });
});

describe('withRecord', () => {
  const MIGRATION = {
    what: 'a field',
    up: (document: JsonObject) => ({ ...document, version: 2, more: true }),
  };

  it.each([
    ['begins a document', undefined, record(0, whole(1)), whole(1)],
    ['adds entries', whole(1), record(1, whole(3)), whole(3)],
    [
      'brings the rest of the document too',
      whole(2),
      record(2, whole(2, { cells: 1 })),
      whole(2, { cells: 1 }),
    ],
    ['adds nothing that stands there', whole(3), record(1, whole(2)), whole(3)],
    ['may come again', whole(2), record(1, whole(2)), whole(2)],
    ['misses entries', whole(1), record(2, whole(3)), 'gap'],
    ['misses the document', undefined, record(1, whole(2)), 'gap'],
    ['does not build upon damage', { history: ENTRIES }, record(1, whole(2)), 'damaged'],
    ['mends damage', { history: ENTRIES }, record(0, whole(1)), whole(1)],
    ['is of a later release', whole(1), record(1, whole(2, { version: 2 })), 'newer'],
  ])('%s', (_, document, added, expected) => {
    expect(withRecord(document, added, [])).toEqual(expected);
  });

  it('brings a document of an earlier release up to the record first, and leaves that of a later one alone', () => {
    const later = record(1, whole(2, { version: 2, more: true }));
    expect(withRecord(whole(1), later, [MIGRATION])).toEqual(whole(2, { version: 2, more: true }));
    const after = whole(2, { version: 2, more: true });
    expect(withRecord(after, record(1, whole(2)), [MIGRATION])).toBe(after);
  });
});
