import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../src/domain/day.ts';
import type { Post } from '../../../src/domain/post.ts';
import { isSetAside } from '../../../src/ports/store.ts';
import { createFileWriter, type FileWriter } from '../../../src/store/lowdb/file-writer.ts';
import { openLowdbReader } from '../../../src/store/lowdb/open-lowdb-reader.ts';
import { type OpenedStore, openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { put } from '../../contract/post-log.contract.ts';
import { AT, ZONE } from '../sample-acts.ts';
import { aFullPost, aPost, aSnapshot, keyOf, MONDAY, SENT } from '../sample-posts.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();
const openStore = (folder: string) => openLowdbStore({ folder, zone: ZONE });
const POST = '2026/posts/2026-11-23/overdue.all.json';
const REPORT = '2026/reports/2026-11-23/weekly.all.json';
const sent = (on = MONDAY, group = 'all') => aPost(keyOf('overdue', group, on), '08:30', SENT);
const at = (folder: string, file: string) => join(folder, file);

/** Runs a work on a store of a folder, and closes it. */
async function within<T>(folder: string, work: (store: OpenedStore) => Promise<T>): Promise<T> {
  const store = await openStore(folder);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const logged = (folder: string, ...posts: readonly Post[]) =>
  within(folder, async ({ posts: log }) => {
    for (const post of posts) await put(log, post);
  });

/** A folder with so many days of settled posts before the Monday. */
async function aFolderOfDays(count: number): Promise<string> {
  const folder = newFolder();
  await logged(folder, ...Array.from({ length: count }, (_, index) => sent(addDays(MONDAY, -index))));
  return folder;
}

describe('the posts of a data folder', () => {
  it('stand in files that a person can read', async () => {
    const folder = newFolder();
    const key = keyOf('overdue', '督查群');
    await within(folder, async ({ posts }) => {
      await put(posts, aFullPost(key));
      await posts.freeze(aSnapshot(key));
      await posts.planUntil(AT);
    });
    const post = JSON.parse(readFileSync(at(folder, '2026/posts/2026-11-23/overdue.督查群.json'), 'utf8'));
    expect(post).toMatchObject({ version: 1, place: 1, key, at: '2026-11-23T10:00:00.000+08:00' });
    expect(post.slots[0]).toMatchObject({ waitsUntil: '2026-11-23T10:01:00.000+08:00' });
    expect(post.slots[0].parts[0].content.names).toEqual({ at: '张三' });
    expect(post.slots[0].parts[0].attempts[0].at).toBe('2026-11-23T10:00:00.001+08:00');
    const snapshot = JSON.parse(
      readFileSync(at(folder, '2026/reports/2026-11-23/overdue.督查群.json'), 'utf8'),
    );
    expect(snapshot).toMatchObject({ version: 1, key, takenAt: '2026-11-23T10:00:00.000+08:00' });
    expect(JSON.parse(readFileSync(at(folder, 'planned.json'), 'utf8'))).toEqual({
      version: 1,
      plannedUntil: '2026-11-23T10:00:00.000+08:00',
      openDays: ['2026-11-23'],
    });
  });

  it('are shown only when they are durable, and their day is to be read before they are', async () => {
    const folder = newFolder();
    const real = createFileWriter();
    const seen: string[] = [];
    let store: OpenedStore;
    const write: FileWriter = async (file, content) => {
      seen.push(file.slice(folder.length + 1));
      expect(await store.posts.get(keyOf('overdue'))).toBeUndefined();
      expect(await store.posts.open()).toEqual([]);
      await real(file, content);
    };
    store = await openLowdbStore({ folder, zone: ZONE, write });
    await put(store.posts, aPost(keyOf('overdue')));
    expect(seen).toEqual(['planned.json', POST]);
    expect(await store.posts.open()).toHaveLength(1);
  });

  it('are not written again by a change that changes nothing', async () => {
    const folder = newFolder();
    const files: string[] = [];
    const real = createFileWriter();
    const write: FileWriter = async (file, content) => {
      files.push(file);
      await real(file, content);
    };
    const { posts } = await openLowdbStore({ folder, zone: ZONE, write });
    await put(posts, sent());
    await posts.update(keyOf('overdue'), (current) => ({ post: current, result: 0 }));
    await posts.planUntil(AT);
    await posts.planUntil(AT);
    expect(files.map((file) => file.slice(folder.length + 1))).toEqual([POST, 'planned.json']);
  });

  it('are refused once the store is closed', async () => {
    const store = await openStore(newFolder());
    await store.close();
    await expect(store.posts.open()).rejects.toMatchObject({ code: 'closed' });
    await expect(store.files.prune(AT)).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('a start', () => {
  it('reads the latest eight days, and older ones only when they are asked for', async () => {
    const folder = await aFolderOfDays(12);
    const [recent, old] = [addDays(MONDAY, -7), addDays(MONDAY, -8)];
    await logged(folder, aPost(keyOf('weekly'), '09:00', SENT));
    await within(folder, ({ posts }) => posts.planUntil(AT));
    for (const on of [recent, old]) writeFileSync(at(folder, `2026/posts/${on}/overdue.all.json`), 'damaged');
    const store = await openStore(folder);
    expect(store.findings).toMatchObject([
      { kind: 'set-aside', file: `2026/posts/${recent}/overdue.all.json` },
    ]);
    await expect(store.posts.get(keyOf('overdue', 'all', old))).rejects.toSatisfy(isSetAside);
    expect(store.findings.map(({ file }) => file)).toContain(`2026/posts/${old}/overdue.all.json`);
    expect(await store.posts.on(addDays(MONDAY, -11))).toHaveLength(1);
  });

  it('reads every day where planned.json is lost or damaged, and finds what is open', async () => {
    const folder = await aFolderOfDays(12);
    const open = aPost(keyOf('weekly', 'all', day('2025-02-03')));
    await logged(folder, open);
    for (const [index, damage] of [undefined, '{"version":1,"openDays":["2025-02-30"]}'].entries()) {
      if (damage === undefined) renameSync(at(folder, 'planned.json'), at(folder, 'kept.json'));
      else writeFileSync(at(folder, 'planned.json'), damage);
      const store = await openStore(folder);
      expect(await store.posts.open()).toEqual([open]);
      expect(store.findings).toHaveLength(index);
      await store.close();
    }
  });

  it('forgets the days whose posts are settled when it next plans', async () => {
    const folder = newFolder();
    const openDays = () => JSON.parse(readFileSync(at(folder, 'planned.json'), 'utf8')).openDays;
    const { posts } = await openStore(folder);
    await Promise.all([put(posts, aPost(keyOf('overdue'))), put(posts, aPost(keyOf('weekly')))]);
    expect(openDays()).toEqual([MONDAY]);
    await put(posts, sent());
    await posts.planUntil(AT);
    expect(openDays()).toEqual([MONDAY]);
    await put(posts, aPost(keyOf('weekly'), '09:00', SENT));
    await posts.planUntil(AT + 1);
    expect(openDays()).toEqual([]);
  });

  it('removes what a cut-off write left behind, and tells of files and folders it does not know', async () => {
    const folder = newFolder();
    await logged(folder, aPost(keyOf('overdue', '督查群')));
    mkdirSync(at(folder, '2026/reports/2026-11-23'), { recursive: true });
    mkdirSync(at(folder, '2026/posts/2027-01-01'));
    for (const file of [
      'planned.json.3',
      '2026/posts/2026-11-23/overdue.督查群.json.7',
      '2026/posts/2026-11-23/near-due.a-1.json.damaged-2',
      '2026/posts/2026-11-23/overdue.xlsx',
      '2026/reports/2026-11-23/weekly.all.json.12',
    ]) {
      writeFileSync(at(folder, file), '');
    }
    const store = await openStore(folder);
    expect(store.findings).toMatchObject([
      { kind: 'still-aside', file: '2026/posts/2026-11-23/near-due.a-1.json.damaged-2' },
      { kind: 'foreign', file: '2026/posts/2026-11-23/overdue.xlsx' },
      { kind: 'leftover', file: '2026/posts/2026-11-23/overdue.督查群.json.7' },
      { kind: 'foreign', file: '2026/posts/2027-01-01' },
      { kind: 'leftover', file: '2026/reports/2026-11-23/weekly.all.json.12' },
      { kind: 'leftover', file: 'planned.json.3' },
    ]);
    expect(readdirSync(at(folder, '2026/posts/2026-11-23'))).toEqual([
      'near-due.a-1.json.damaged-2',
      'overdue.xlsx',
      'overdue.督查群.json',
    ]);
    expect(readdirSync(at(folder, '2026/reports/2026-11-23'))).toEqual([]);
    await expect(store.posts.get(keyOf('near-due', 'a-1'))).rejects.toSatisfy(isSetAside);
  });

  it('refuses a post of a later release, naming it', async () => {
    const folder = newFolder();
    await logged(folder, aPost(keyOf('overdue')));
    writeFileSync(at(folder, POST), '{"version":2}');
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'newer-version', file: at(folder, POST) });
  });
});

describe('a damaged post', () => {
  it.each([
    ['truncated', (text: string) => text.slice(0, -20)],
    ['of another group', (text: string) => text.replace('"group": "all"', '"group": "leaders"')],
    ['of an unknown state', (text: string) => text.replace('"planned"', '"posted"')],
    ['at no moment', (text: string) => text.replace('2026-11-23T08', '2026-11-31T08')],
  ])('%s is named and set aside, its key stays taken, the rest is served', async (_, edit) => {
    const folder = newFolder();
    await logged(folder, aPost(keyOf('overdue')), aPost(keyOf('weekly')));
    const text = readFileSync(at(folder, POST), 'utf8');
    writeFileSync(at(folder, POST), edit(text));
    const store = await openStore(folder);
    expect(store.findings).toMatchObject([{ kind: 'set-aside', file: POST }]);
    expect(store.findings[0]?.message).toContain('不再发送');
    for (const trying of [store.posts.get(keyOf('overdue')), put(store.posts, aPost(keyOf('overdue')))]) {
      await expect(trying).rejects.toSatisfy(isSetAside);
    }
    expect(existsSync(at(folder, POST))).toBe(false);
    expect((await store.posts.on(MONDAY)).map(({ key }) => key.kind)).toEqual(['weekly']);
    expect(await store.posts.open()).toHaveLength(1);
    await store.close();
    renameSync(at(folder, `${POST}.damaged-1`), at(folder, POST));
    writeFileSync(at(folder, POST), text);
    await within(folder, async ({ posts }) => expect(await posts.on(MONDAY)).toHaveLength(2));
  });

  it('costs a report its snapshot, which is not frozen again', async () => {
    const folder = newFolder();
    await within(folder, async ({ posts }) => {
      await posts.freeze(aSnapshot(keyOf('weekly'), 46));
      await posts.freeze(aSnapshot(keyOf('weekly', 'all', addDays(MONDAY, -7)), 45));
    });
    writeFileSync(at(folder, REPORT), '{"version":1}');
    const { posts, findings } = await openStore(folder);
    expect(findings).toMatchObject([{ kind: 'set-aside', file: REPORT }]);
    await expect(posts.snapshot(keyOf('weekly'))).rejects.toSatisfy(isSetAside);
    await expect(posts.freeze(aSnapshot(keyOf('weekly'), 47))).rejects.toSatisfy(isSetAside);
    const before = await posts.snapshotsBefore('weekly', 'all', addDays(MONDAY, 7), 2);
    expect(before.map(({ issue }) => issue)).toEqual([45]);
    expect(await posts.snapshotsOn('weekly', MONDAY)).toEqual([]);
  });
});

describe('the numbers of reports', () => {
  const freeze = (folder: string) =>
    within(folder, async (store) => {
      for (let week = 0; week < 12; week += 1) {
        const on = addDays(day('2026-09-07'), 7 * week);
        const issue = await store.next('weekly', 2026);
        await store.posts.freeze(aSnapshot(keyOf('weekly', 'all', on), issue));
        await store.posts.freeze(aSnapshot(keyOf('overdue', 'all', on)));
      }
      const issue = await store.next('monthly', 2026);
      await store.posts.freeze(aSnapshot(keyOf('monthly', 'all', day('2026-09-01')), issue));
    });

  it('run on behind the frozen ones where numbers.json is lost', async () => {
    const folder = newFolder();
    await freeze(folder);
    writeFileSync(at(folder, '2026/numbers.json'), '');
    const reader = await openLowdbReader({ folder, zone: ZONE });
    expect(await reader.nextNumber('weekly', 2026)).toBe(13);
    const store = await openStore(folder);
    expect(store.findings).toMatchObject([{ kind: 'set-aside', file: '2026/numbers.json' }]);
    expect(await store.next('weekly', 2026)).toBe(13);
    expect(await store.next('monthly', 2026)).toBe(2);
    expect(await store.next('yearly', 2026)).toBe(1);
  });

  it('run on behind the latest frozen ones where numbers.json is older than they are', async () => {
    const folder = newFolder();
    await freeze(folder);
    writeFileSync(at(folder, '2026/numbers.json'), '{"version":2,"weekly":9}');
    await within(folder, async (store) => expect(await store.next('weekly', 2026)).toBe(13));
  });

  it('run on, each kind by itself, behind the one sequence of an older release', async () => {
    const folder = newFolder();
    mkdirSync(at(folder, '2026'));
    writeFileSync(at(folder, '2026/numbers.json'), '{"version":1,"task":7,"report":46}');
    await within(folder, async (store) => {
      expect(store.findings).toEqual([]);
      expect(await store.next('task', 2026)).toBe(8);
      expect(await store.next('weekly', 2026)).toBe(47);
      expect(await store.next('weekly', 2026)).toBe(48);
      expect(await store.next('monthly', 2026)).toBe(47);
    });
    const numbers = JSON.parse(readFileSync(at(folder, '2026/numbers.json'), 'utf8'));
    expect(numbers).toMatchObject({ version: 2, weekly: 48, monthly: 47, yearly: 46 });
    expect(numbers).not.toHaveProperty('report');
  });
});

describe('the posts of openLowdbReader', () => {
  it('are those of the moment at which they are asked for', async () => {
    const folder = await aFolderOfDays(12);
    const store = await openStore(folder);
    const { posts } = await openLowdbReader({ folder, zone: ZONE });
    const post = aPost(keyOf('weekly'));
    expect(await posts.get(post.key)).toBeUndefined();
    await put(store.posts, post);
    await store.posts.freeze(aSnapshot(post.key, 46));
    expect(await posts.get(post.key)).toEqual(post);
    expect(await posts.open()).toEqual([post]);
    expect(await posts.on(MONDAY)).toEqual(await store.posts.on(MONDAY));
    expect(await posts.snapshot(post.key)).toEqual(aSnapshot(post.key, 46));
    expect(await posts.snapshotsOn('weekly', MONDAY)).toHaveLength(1);
    expect(await posts.snapshotsBefore('weekly', 'all', addDays(MONDAY, 1), 3)).toHaveLength(1);
    expect(await posts.get(keyOf('weekly', '../all'))).toBeUndefined();
  });

  it('leave damaged files where they are, and tell of them', async () => {
    const folder = newFolder();
    await logged(folder, aPost(keyOf('overdue')));
    writeFileSync(at(folder, POST), 'damaged');
    writeFileSync(at(folder, `${POST}.4`), 'being written');
    const reader = await openLowdbReader({ folder, zone: ZONE });
    expect(await reader.posts.open()).toEqual([]);
    await expect(reader.posts.get(keyOf('overdue'))).rejects.toSatisfy(isSetAside);
    expect(reader.findings[0]).toMatchObject({ kind: 'unreadable', file: POST });
    expect(readdirSync(at(folder, '2026/posts/2026-11-23'))).toEqual([
      'overdue.all.json',
      'overdue.all.json.4',
    ]);
  });
});
