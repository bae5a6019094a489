import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePush } from '../src/cli/push.ts';
import { configSchema } from '../src/config/schema.ts';
import type { OpenedStore } from '../src/store/lowdb/open-lowdb-store.ts';
import { openLowdbStore } from '../src/store/lowdb/open-lowdb-store.ts';
import { createServer } from '../src/web/create-server.ts';
import { sheetNames } from '../src/workbook/writer/sheet-names.ts';
import { aPost, aSnapshot, keyOf } from './store/sample-posts.ts';
import { fillSmallLedger, MONDAY_TEN, ZONE } from './support/a-small-ledger.ts';
import { aCalendar } from './support/a-task.ts';
import { anOffice } from './support/an-office.ts';

/** What leads elsewhere where it becomes a part of a path. */
const TRICKS = [
  '../../outside',
  '..',
  '.',
  '/etc/passwd',
  '..\\..\\outside',
  'a/b',
  'a\u0000b',
  '%2e%2e%2foutside',
  'all.json',
  'C:outside',
  '~root',
  '__proto__',
  ' ',
  '',
];

describe('a path trick', () => {
  let folder: string;
  let store: OpenedStore;
  const names = (): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  /** The folders and files beside the data folder. */
  const beside = (): readonly string[] => readdirSync(join(folder, '..')).sort();

  beforeEach(async () => {
    folder = join(mkdtempSync(join(tmpdir(), 'duban-paths-')), 'data');
    const filling = await openLowdbStore({ folder, zone: ZONE });
    await fillSmallLedger(filling);
    // Opened anew, so that nothing waits in the journal for its file.
    await filling.close();
    store = await openLowdbStore({ folder, zone: ZONE });
  });
  afterEach(async () => {
    await store.close();
    rmSync(join(folder, '..'), { recursive: true });
  });

  it.each(TRICKS.filter((one) => one !== '__proto__'))('is no id of a group in the config: %j', (id) => {
    const group = { id, title: '群', wecom: { chatId: 'wr' } };
    expect(configSchema.safeParse({ groups: [group] }).success).toBe(false);
  });

  it.each(TRICKS)('is no group for --group: %j', (group) => {
    const config = configSchema.parse({ groups: [{ id: 'all', title: '群', wecom: { chatId: 'wr' } }] });
    const setting = {
      config,
      clock: { now: () => MONDAY_TEN, to: () => {} },
      logger: { info: () => {}, warn: () => {}, error: () => {} },
      calendar: aCalendar(),
      version: 'test',
    };
    expect(() => parsePush('overdue', { group }, setting)).toThrow('配置里没有这个群');
  });

  it.each(TRICKS.filter((one) => one !== '__proto__'))(
    'is kept under no group by the store: %j',
    async (group) => {
      const before = names();
      const key = keyOf('overdue', group);
      const post = aPost(key);
      await expect(store.posts.update(key, () => ({ post, result: undefined }))).rejects.toThrow();
      await expect(store.posts.freeze(aSnapshot(key))).rejects.toThrow();
      // Nothing is read up there either.
      expect(await store.posts.get(key).catch(() => undefined)).toBeUndefined();
      expect(await store.posts.on(keyOf('overdue').day)).toEqual([]);
      expect(names()).toEqual(before);
      expect(beside()).toEqual(['data']);
    },
  );

  it.each([...TRICKS, '../people', '0'.repeat(31), 'A'.repeat(32)])('is no id of a file: %j', async (id) => {
    expect(await store.files.read(id)).toBeUndefined();
    expect(store.files.addressOf(id)).toBeUndefined();
  });

  it('leads to no file by HTTP', async () => {
    const server = createServer({
      routes: [],
      files: store.files,
      health: () => ({ status: 'ok', version: 'test', since: '' }),
      receive: async () => ({ reply: undefined, command: 'none', outcome: 'silent' }),
      clock: { now: () => MONDAY_TEN },
      logger: { info: () => {}, warn: () => {}, error: () => {} },
    });
    const { port } = await server.start(0, '127.0.0.1');
    for (const trick of [
      '..%2fpeople',
      '..%5cpeople',
      '%2e%2e/people',
      '....//people',
      'people.json',
      '%00',
      '',
    ]) {
      const { status } = await fetch(`http://127.0.0.1:${port}/files/${trick}`);
      expect([trick, status]).toEqual([trick, 404]);
    }
    await server.stop();
  });

  it('in the ids of chat, message and sender, and in the words, stays inside the task it is about', async () => {
    const { receive, incomingOf } = await anOffice({ store });
    const before = names();
    for (const [index, trick] of TRICKS.entries()) {
      const incoming = incomingOf({ who: 'zhang', text: `进度 12 ${46 + index}% 完成招标 ${trick}` });
      const group = { kind: 'group', id: trick, title: trick } as const;
      await receive({ ...incoming, messageId: `${trick}#${index}`, chat: { kind: 'single', id: trick } });
      await receive({ ...incoming, messageId: `${trick}##`, chat: group });
      await receive({ ...incoming, messageId: `${trick}###`, sender: { account: trick, name: trick } });
    }
    const record = await store.get({ year: 2026, no: 12 });
    expect(record?.history.length).toBeGreaterThan(TRICKS.length);
    await store.close();
    expect(names()).toEqual(before);
    expect(beside()).toEqual(['data']);
    store = await openLowdbStore({ folder, zone: ZONE });
    expect(await store.get({ year: 2026, no: 12 })).toEqual(record);
  });

  it.each([0, -1, 1.5, Number.NaN, 1e21])('is no number of a task or a year: %j', async (number) => {
    const before = names();
    for (const key of [
      { year: 2026, no: number },
      { year: number, no: 12 },
    ]) {
      const change = {
        entries: [{ kind: 'accept', at: MONDAY_TEN, by: 'zhang' } as const],
        result: undefined,
      };
      await expect(store.update(key, () => change)).rejects.toMatchObject({ code: 'illegal-change' });
    }
    expect(names()).toEqual(before);
  });

  it('is left in no name of a sheet', () => {
    for (const name of sheetNames(TRICKS)) expect(name).not.toMatch(/[/\\:\p{Cc}]/u);
  });
});
