import type { FileShelf } from '../../ports/file-shelf.ts';
import type { NoticeBox } from '../../ports/notice-box.ts';
import type { PostLog } from '../../ports/post-log.ts';
import { StoreError } from '../errors.ts';

/** Counts who is inside, so that closing can wait for them; who comes after is refused with `closed`. */
export interface Gate {
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** Runs a work while nobody is inside: who comes meanwhile waits, briefly. */
  alone(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export function createGate(): Gate {
  const inside = new Set<Promise<unknown>>();
  let closed = false;
  let others: Promise<void> | undefined;
  return {
    alone: async (work) => {
      while (others !== undefined) await others;
      if (closed) throw new StoreError('closed', 'the store is closed');
      const doing = Promise.allSettled(inside).then(work);
      others = doing
        .catch(() => {})
        .finally(() => {
          others = undefined;
        });
      await doing;
    },
    pass: async (work) => {
      while (others !== undefined) await others;
      if (closed) throw new StoreError('closed', 'the store is closed');
      const doing = work();
      inside.add(doing);
      try {
        return await doing;
      } finally {
        inside.delete(doing);
      }
    },
    close: async () => {
      closed = true;
      await others;
      await Promise.allSettled(inside);
    },
  };
}

export function gatedPosts(log: PostLog, { pass }: Gate): PostLog {
  return {
    get: (key) => pass(() => log.get(key)),
    on: (day) => pass(() => log.on(day)),
    open: () => pass(() => log.open()),
    update: (key, change) => pass(() => log.update(key, change)),
    snapshot: (key) => pass(() => log.snapshot(key)),
    freeze: (snapshot) => pass(() => log.freeze(snapshot)),
    snapshotsBefore: (...asked) => pass(() => log.snapshotsBefore(...asked)),
    snapshotsOn: (...asked) => pass(() => log.snapshotsOn(...asked)),
    plannedUntil: () => pass(() => log.plannedUntil()),
    planUntil: (moment) => pass(() => log.planUntil(moment)),
  };
}

export function gatedFiles(shelf: FileShelf, { pass }: Gate): FileShelf {
  return {
    keep: (name, bytes) => pass(() => shelf.keep(name, bytes)),
    read: (id) => pass(() => shelf.read(id)),
    addressOf: (id) => shelf.addressOf(id),
    prune: (now) => pass(() => shelf.prune(now)),
  };
}

export function gatedNotices(box: NoticeBox, { pass }: Gate): NoticeBox {
  return {
    all: () => pass(() => box.all()),
    update: (change) => pass(() => box.update(change)),
  };
}
