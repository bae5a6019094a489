import { mkdirSync } from 'node:fs';
import { EMPTY_DIRECTORY } from '../../../src/domain/people.ts';
import { findBackup } from '../../../src/store/backup/backup-list.ts';
import { makeBackup } from '../../../src/store/backup/make-backup.ts';
import { type RestoreParts, restoreBackup } from '../../../src/store/backup/restore-backup.ts';
import { removeStaging, takeSnapshot } from '../../../src/store/backup/take-snapshot.ts';
import { type OpenedStore, openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { write } from '../../contract/task-store.contract.ts';
import { AT, accept, assign, progress, ZONE } from '../sample-acts.ts';
import { aPost, keyOf } from '../sample-posts.ts';

export const open = (folder: string): Promise<OpenedStore> => openLowdbStore({ folder, zone: ZONE });

/** A closed ledger of some tasks, people, a post and a kept file. */
export async function aLedger(folder: string, tasks = 5): Promise<string> {
  const store = await open(folder);
  await store.updateDirectory(() => ({ ...EMPTY_DIRECTORY }));
  const numbers = Array.from({ length: tasks }, (_, index) => index + 1);
  await Promise.all(
    numbers.map((no) => write(store, { year: 2026, no }, assign(`事项${no}`), accept, progress(no))),
  );
  await store.next('problem', 2026);
  await store.posts.planUntil(AT);
  const key = keyOf('overdue');
  await store.posts.update(key, () => ({ post: aPost(key), result: undefined }));
  await store.files.keep('附表.xlsx', new Uint8Array([1, 2, 3]));
  await store.close();
  return folder;
}

/** Backs up a folder, or the running store of it, to a new folder. */
export async function backedUp(folder: string, to: string, store?: OpenedStore): Promise<string> {
  mkdirSync(to, { recursive: true });
  const { staging } = await (store?.snapshot(process.pid) ?? takeSnapshot(folder, process.pid));
  await makeBackup({ from: staging, to, at: AT, zone: ZONE, program: '0.0.1' });
  await removeStaging(staging);
  return to;
}

export async function restoredTo(to: string, from: string, more: Partial<RestoreParts> = {}) {
  const found = await findBackup(from);
  if (found === undefined) throw new Error('no backup');
  return restoreBackup({ from, to, found, moveTo: undefined, now: AT + 60_000, zone: ZONE, ...more });
}

/** `1:30 2:40`: each task and its percent. */
export async function percentsIn(store: Pick<OpenedStore, 'list'>): Promise<string> {
  return (await store.list(2026)).map(({ no, percent }) => `${no}:${percent}`).join(' ');
}
