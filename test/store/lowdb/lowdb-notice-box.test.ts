import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileWriter, type FileWriter } from '../../../src/store/lowdb/file-writer.ts';
import { openLowdbReader } from '../../../src/store/lowdb/open-lowdb-reader.ts';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { describeNoticeBox, keep } from '../../contract/notice-box.contract.ts';
import { ZONE } from '../sample-acts.ts';
import { anOpenNotice, aSettledNotice } from '../sample-notices.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();
const real = createFileWriter();

describeNoticeBox('the notices of openLowdbStore', async () => {
  const folder = newFolder();
  let failing = false;
  const write: FileWriter = async (file, content) => {
    if (failing) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    await real(file, content);
  };
  let store = await openLowdbStore({ folder, zone: ZONE, write });
  return {
    box: store.notices,
    reopen: async () => {
      await store.close();
      store = await openLowdbStore({ folder, zone: ZONE, write });
      return store.notices;
    },
    fail: (fails) => {
      failing = fails;
    },
    dispose: () => store.close(),
  };
});

/** A folder with a notice that waits and one that was told. */
async function aFolder(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = newFolder();
  const store = await openLowdbStore({ folder, zone: ZONE });
  await keep(store.notices, anOpenNotice('a'), aSettledNotice('b'));
  await store.close();
  return { folder, file: join(folder, 'notices.json') };
}

describe('notices.json', () => {
  it('can be read with any editor', async () => {
    const { file } = await aFolder();
    const said = { blocks: [{ kind: 'line', spans: [{ kind: 'text', text: '#12 退回' }] }] };
    const both = {
      from: { platform: 'wecom', bot: 'aib-1', messageId: 'm-1', line: 1 },
      to: 'p1',
      task: { year: 2026, no: 12 },
      at: '2026-11-23T10:00:00.000+08:00',
    };
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      version: 1,
      notices: [
        { id: 'a', ...both, state: 'waiting', content: said, attempts: 0 },
        { id: 'b', ...both, state: 'told' },
      ],
    });
  });

  it('is written once for all that wait for the disk, and not for a change that changes nothing', async () => {
    const folder = newFolder();
    let writes = 0;
    const write: FileWriter = async (file, content) => {
      writes += 1;
      await real(file, content);
    };
    const { notices } = await openLowdbStore({ folder, zone: ZONE, write });
    await Promise.all([...'abcdefgh'].map((id) => keep(notices, anOpenNotice(id))));
    expect(writes).toBe(2);
    await notices.update((kept) => ({ kept, result: 0 }));
    expect(writes).toBe(2);
  });

  it('is shown only when it is durable', async () => {
    const folder = newFolder();
    const seen: number[] = [];
    const write: FileWriter = async (file, content) => {
      seen.push((await notices.all()).length);
      await real(file, content);
    };
    const { notices } = await openLowdbStore({ folder, zone: ZONE, write });
    await keep(notices, anOpenNotice('a'));
    expect(seen).toEqual([0]);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -9), '不是完整的JSON'],
    ['with a day that is none', (text: string) => text.replace('-11-23T', '-11-31T'), 'notices.0.at'],
    ['with a state that is none', (text: string) => text.replace('"told"', '"sent"'), 'notices.1'],
    ['with an id twice', (text: string) => text.replace('"id": "b"', '"id": "a"'), '两个a'],
  ])('%s is set aside and told of, and the rest is served', async (_what, damage, wrong) => {
    const { folder, file } = await aFolder();
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    const onlooker = await openLowdbReader({ folder, zone: ZONE });
    expect(onlooker.findings).toMatchObject([{ kind: 'unreadable', file: 'notices.json' }]);
    const store = await openLowdbStore({ folder, zone: ZONE });
    expect(store.findings).toMatchObject([{ kind: 'set-aside', file: 'notices.json' }]);
    expect(store.findings[0]?.message).toContain(wrong);
    expect(store.findings[0]?.message).toContain('还没有发出的提醒不会再发');
    expect(existsSync(`${file}.damaged-1`)).toBe(true);
    await keep(store.notices, anOpenNotice('c'));
    await store.close();
    const again = await openLowdbStore({ folder, zone: ZONE });
    expect(again.findings).toMatchObject([{ kind: 'still-aside', file: 'notices.json.damaged-1' }]);
    expect(await again.notices.all()).toEqual([anOpenNotice('c')]);
  });

  it('of a later release is not opened; what a write left behind is removed', async () => {
    const { folder, file } = await aFolder();
    writeFileSync(`${file}.7`, 'half');
    const store = await openLowdbStore({ folder, zone: ZONE });
    expect(store.findings).toMatchObject([{ kind: 'leftover', file: 'notices.json.7' }]);
    await store.close();
    await expect(store.notices.all()).rejects.toMatchObject({ code: 'closed' });
    writeFileSync(file, readFileSync(file, 'utf8').replace('"version": 1', '"version": 2'));
    await expect(openLowdbStore({ folder, zone: ZONE })).rejects.toMatchObject({ code: 'newer-version' });
  });
});
