import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { measureLedger } from '../../src/metrics/measure-ledger.ts';
import { measureRoom } from '../../src/metrics/measure-room.ts';
import { StoreError } from '../../src/store/errors.ts';
import { createMemoryFileShelf } from '../../src/store/memory-file-shelf.ts';
import { createMemoryNoticeBox } from '../../src/store/memory-notice-box.ts';
import { createMemoryPostLog } from '../../src/store/memory-post-log.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { aRoom } from '../delivery/a-room.ts';
import { fillSmallLedger, MONDAY_TEN, ZONE } from '../support/a-small-ledger.ts';
import { aWaitingReport } from '../support/a-waiting-report.ts';

async function aMeasuredLedger() {
  const counted: string[] = [];
  const seconds: number[] = [];
  const store = createMemoryStore({ zone: ZONE });
  await fillSmallLedger(store);
  const clock = { now: () => MONDAY_TEN };
  const plain = {
    store,
    posts: createMemoryPostLog(),
    files: createMemoryFileShelf({ clock }),
    notices: createMemoryNoticeBox(),
  };
  const metrics = {
    written: (what: string, took: number) => {
      counted.push(what);
      seconds.push(took);
    },
    writeFailed: (code: string) => void counted.push(`failed ${code}`),
  };
  return { counted, seconds, plain, metrics, ledger: measureLedger(plain, metrics) };
}

const TASK = { year: 2026, no: 12 } as const;

describe('a measured ledger', () => {
  it('times every kind of write', async () => {
    const { ledger, counted, seconds } = await aMeasuredLedger();
    const { store, posts, files, notices } = ledger;
    const entry = { kind: 'submit', at: MONDAY_TEN, by: 'import' } as const;
    expect((await store.update(TASK, () => ({ entries: [entry], result: 7 }))).result).toBe(7);
    await store.next('task', 2026);
    await store.updateDirectory((directory) => ({ ...directory }));
    const post = aWaitingReport({ kind: 'weekly', time: '11:00', mode: 'hold' });
    await posts.update(post.key, () => ({ post, result: undefined }));
    await files.keep('a.xlsx', new Uint8Array([1]));
    await notices.update((kept) => ({ kept: [...kept], result: undefined }));
    expect(counted).toEqual(['task', 'number', 'directory', 'post', 'file', 'notices']);
    for (const took of seconds) expect(took).toBeGreaterThan(0);
  });

  it('times nothing that writes nothing', async () => {
    const { ledger, counted } = await aMeasuredLedger();
    const { store, posts, notices } = ledger;
    const post = aWaitingReport({ kind: 'weekly', time: '11:00', mode: 'hold' });
    await store.update(TASK, () => ({ result: undefined }));
    await store.updateDirectory((directory) => directory);
    await posts.update(post.key, () => ({ result: undefined }));
    await notices.update((kept) => ({ kept, result: undefined }));
    expect(await posts.on(day('2026-11-23'))).toEqual([]);
    expect((await store.get(TASK))?.task.no).toBe(12);
    expect(counted).toEqual([]);
  });

  it('counts a failure by its code and hands it on', async () => {
    const { plain, metrics, counted } = await aMeasuredLedger();
    const full = new StoreError('disk-full', 'no space left');
    const store = { ...plain.store, next: () => Promise.reject(full) };
    await expect(measureLedger({ ...plain, store }, metrics).store.next('task', 2026)).rejects.toBe(full);
    expect(counted).toEqual(['failed disk-full']);
  });
});

it('counts what a room made of each request', async () => {
  const sent: string[] = [];
  const outcome = { kind: 'unknown', reason: 'timeout' } as const;
  const room = measureRoom(aRoom({ outcome: () => outcome }), {
    sent: (platform, kind) => void sent.push(`${platform} ${kind}`),
  });
  expect(await room.send({ kind: 'text', text: '周调度' }, 'id-1')).toEqual(outcome);
  expect(sent).toEqual(['wecom unknown']);
});
