import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EMPTY_DIRECTORY } from '../../../src/domain/people.ts';
import type { Migration } from '../../../src/store/lowdb/migrations.ts';
import { openLowdbReader } from '../../../src/store/lowdb/open-lowdb-reader.ts';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { write } from '../../contract/task-store.contract.ts';
import { accept, assign, progress, ZONE } from '../sample-acts.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();
const [HEALTHY, DAMAGED] = [
  { year: 2026, no: 3 },
  { year: 2026, no: 12 },
];
const FILE = '2026/tasks/0012.json';

/** A folder with #3 and #12, closed. */
async function aLedger(): Promise<string> {
  const folder = newFolder();
  const store = await openLowdbStore({ folder, zone: ZONE });
  await write(store, HEALTHY, assign('河道清淤'), accept);
  await write(store, DAMAGED, assign(), accept, progress(45));
  await store.close();
  return folder;
}

type Edit = (text: string) => string | Buffer;
const replaced =
  (from: string, to: string): Edit =>
  (text) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };

const DAMAGES: [string, Edit, string][] = [
  ['truncated', (text) => text.slice(0, text.length / 2), '不是完整的JSON'],
  ['empty', () => '', '文件是空的'],
  ['only zeros', () => Buffer.alloc(400), '不是完整的JSON'],
  ['not UTF-8', (text) => Buffer.from(text, 'utf16le'), '不是'],
  ['cut inside a character', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xe5])]), 'UTF-8'],
  ['no object', () => '[1]', '应为JSON对象'],
  ['without a version', replaced('"version": 1,', ''), 'version'],
  ['under another number', replaced('"no": 12', '"no": 21'), '2026#21'],
  ['with a gap in seq', replaced('"seq": 3', '"seq": 4'), 'history.2.seq 应为3'],
  ['with a percent over 100', replaced('"percent": 45', '"percent": 450'), 'history.2.percent'],
  [
    'with a day that does not exist',
    replaced('2026-06-30', '2026-06-31'),
    'history.0.facts.milestones.0.due',
  ],
  ['with a moment that is none', replaced('2026-11-23T10', '2026-11-23 at 10'), 'history.0.at'],
  ['with a moment on a day that does not exist', replaced('2026-11-23T10', '2026-11-31T10'), 'history.0.at'],
  ['with an unknown kind', replaced('"accept"', '"like"'), 'history.1.kind'],
  ['with an unknown field', replaced('"percent": 45', '"percent": 45, "mood": 1'), 'history.2.mood'],
  ['beginning with something else', replaced('"kind": "assign"', '"kind": "accept"'), 'history.0.facts'],
];

describe('a damaged file', () => {
  it.each(DAMAGES)('%s is named and set aside, its number kept, the rest served', async (_, edit, what) => {
    const folder = await aLedger();
    const file = join(folder, FILE);
    writeFileSync(file, edit(readFileSync(file, 'utf8')));
    const damaged = readFileSync(file);
    const store = await openLowdbStore({ folder, zone: ZONE });
    expect(store.findings).toEqual([
      { kind: 'set-aside', file: FILE, message: expect.stringContaining(`${file}.damaged-1`) },
    ]);
    expect(store.findings[0]?.message).toContain(what);
    expect(readFileSync(`${file}.damaged-1`)).toEqual(damaged);
    expect(existsSync(file)).toBe(false);
    expect((await store.list(2026)).map((task) => task.no)).toEqual([3]);
    expect(await store.get(DAMAGED)).toBeUndefined();
    await expect(write(store, DAMAGED, assign())).rejects.toMatchObject({ code: 'set-aside' });
    expect(await store.next('task', 2026)).toBe(13);
    expect((await write(store, HEALTHY, progress(5))).record?.task.percent).toBe(5);
  });

  it('does not overwrite what was set aside before', async () => {
    const folder = await aLedger();
    for (const text of ['first', 'second']) {
      writeFileSync(join(folder, FILE), text);
      await (await openLowdbStore({ folder, zone: ZONE })).close();
    }
    const texts = [1, 2].map((count) => readFileSync(join(folder, `${FILE}.damaged-${count}`), 'utf8'));
    expect(texts).toEqual(['first', 'second']);
  });

  it('costs the directory its people, and nothing else', async () => {
    const folder = await aLedger();
    writeFileSync(join(folder, 'people.json'), '{"version":1,"people":[{}]}');
    const store = await openLowdbStore({ folder, zone: ZONE });
    expect(store.findings).toMatchObject([{ kind: 'set-aside', file: 'people.json' }]);
    expect(store.findings[0]?.message).toContain('people.0.id');
    expect(await store.directory()).toEqual(EMPTY_DIRECTORY);
    expect((await store.list(2026)).map((task) => task.no)).toEqual([3, 12]);
  });

  it('of numbers is made again from the ledger', async () => {
    const folder = await aLedger();
    writeFileSync(join(folder, '2026/numbers.json'), '{"version":1,"task":-3}');
    writeFileSync(join(folder, 'numbers.json'), '');
    const store = await openLowdbStore({ folder, zone: ZONE });
    expect(store.findings.map((finding) => finding.file)).toEqual(['2026/numbers.json', 'numbers.json']);
    expect(await store.next('task', 2026)).toBe(13);
    expect(await store.next('bind', 2026)).toBe(1);
  });
});

describe('openLowdbReader', () => {
  it('reads beside an open store without touching anything', async () => {
    const folder = await aLedger();
    const store = await openLowdbStore({ folder, zone: ZONE });
    writeFileSync(join(folder, FILE), 'damaged');
    writeFileSync(join(folder, '2026/tasks/0003.json.9'), 'being written');
    const names = readdirSync(join(folder, '2026/tasks'));
    const reader = await openLowdbReader({ folder, zone: ZONE });
    expect(reader.findings).toMatchObject([
      { kind: 'leftover', file: '2026/tasks/0003.json.9' },
      { kind: 'unreadable', file: FILE },
    ]);
    expect(readdirSync(join(folder, '2026/tasks'))).toEqual(names);
    expect((await reader.list(2026)).map((task) => task.title)).toEqual(['河道清淤']);
    expect(await reader.directory()).toEqual(EMPTY_DIRECTORY);
    const { record } = await write(store, HEALTHY, progress(5));
    await store.close();
    expect(await reader.get(HEALTHY)).toEqual(record);
    expect(await reader.get(DAMAGED)).toBeUndefined();
  });

  it('finds nothing in a folder that is not there, and does not make it', async () => {
    const folder = join(newFolder(), 'nowhere');
    const reader = await openLowdbReader({ folder, zone: ZONE });
    expect(await reader.list(2026)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('versions', () => {
  /** Each step marks the title, so that the steps and their order can be read from it. */
  const marking = (mark: string): Migration => ({
    what: `titles end in ${mark}`,
    up: (document) => JSON.parse(JSON.stringify(document).replace(/("title":"[^"]*)"/u, `$1${mark}"`)),
  });
  const taskMigrations = [marking('-1'), marking('-2')];

  it('brings an older document up step by step, and writes it so at its next update', async () => {
    const folder = await aLedger();
    const file = join(folder, FILE);
    const old = readFileSync(file, 'utf8');
    const store = await openLowdbStore({ folder, zone: ZONE, taskMigrations });
    expect(store.findings).toEqual([]);
    expect((await store.get(DAMAGED))?.task.title).toBe('老旧小区改造-1-2');
    expect(readFileSync(file, 'utf8')).toBe(old);
    await write(store, DAMAGED, progress(50));
    await store.close();
    const now = JSON.parse(readFileSync(file, 'utf8'));
    expect(now.version).toBe(3);
    expect(now.history[0].facts.title).toBe('老旧小区改造-1-2');
    expect(now.history).toHaveLength(4);
  });

  it('takes a document of version 2 only through the later step', async () => {
    const folder = await aLedger();
    const file = join(folder, FILE);
    const text = readFileSync(file, 'utf8').replace('"version": 1', '"version": 2');
    writeFileSync(file, text);
    const store = await openLowdbStore({ folder, zone: ZONE, taskMigrations });
    expect((await store.get(DAMAGED))?.task.title).toBe('老旧小区改造-2');
  });

  it('sets aside what cannot be brought up', async () => {
    const folder = await aLedger();
    const failing: Migration = {
      what: 'fails on one task',
      up: (document) => {
        const { no } = document;
        if (no === 12) throw new TypeError('not as version 1 was');
        return document;
      },
    };
    const store = await openLowdbStore({ folder, zone: ZONE, taskMigrations: [failing] });
    expect(store.findings).toMatchObject([{ kind: 'set-aside', file: FILE }]);
    expect((await store.list(2026)).map((task) => task.no)).toEqual([3]);
  });

  it('refuses to start on a document of a later release, naming it and leaving it alone', async () => {
    const folder = await aLedger();
    const file = join(folder, FILE);
    const newer = readFileSync(file, 'utf8').replace('"version": 1', '"version": 2');
    writeFileSync(file, newer);
    const refused = {
      name: 'StoreError',
      code: 'newer-version',
      file,
      message: expect.stringContaining(file),
    };
    await expect(openLowdbStore({ folder, zone: ZONE })).rejects.toMatchObject(refused);
    await expect(openLowdbReader({ folder, zone: ZONE })).rejects.toMatchObject(refused);
    expect(readFileSync(file, 'utf8')).toBe(newer);
  });
});
