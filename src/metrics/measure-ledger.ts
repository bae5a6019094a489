import type { FileShelf } from '../ports/file-shelf.ts';
import type { Metrics, Written } from '../ports/metrics.ts';
import type { NoticeBox } from '../ports/notice-box.ts';
import type { PostLog } from '../ports/post-log.ts';
import type { Store } from '../ports/store.ts';

type Writes = Pick<Metrics, 'written' | 'writeFailed'>;

interface Ledger {
  readonly store: Store;
  readonly posts: PostLog;
  readonly files: FileShelf;
  readonly notices: NoticeBox;
}

/** The same ledger, whose writes are timed and whose failures are counted. What writes nothing is not timed. */
export function measureLedger({ store, posts, files, notices }: Ledger, metrics: Writes): Ledger {
  const timed = createTimer(metrics);
  return {
    store: {
      ...store,
      update: (key, change) =>
        timed('task', (writes) =>
          store.update(key, (current) => {
            const asked = change(current);
            if ((asked.entries?.length ?? 0) > 0 || asked.imported !== undefined) writes();
            return asked;
          }),
        ),
      next: (sequence, year) =>
        timed(
          'number',
          always(() => store.next(sequence, year)),
        ),
      updateDirectory: (change) =>
        timed('directory', (writes) =>
          store.updateDirectory((current) => {
            const next = change(current);
            if (next !== current) writes();
            return next;
          }),
        ),
    },
    posts: {
      ...posts,
      update: (key, change) =>
        timed('post', (writes) =>
          posts.update(key, (current) => {
            const asked = change(current);
            if (asked.post !== undefined && asked.post !== current) writes();
            return asked;
          }),
        ),
      freeze: (snapshot) =>
        timed(
          'snapshot',
          always(() => posts.freeze(snapshot)),
        ),
    },
    files: {
      ...files,
      keep: (name, bytes) =>
        timed(
          'file',
          always(() => files.keep(name, bytes)),
        ),
    },
    notices: {
      ...notices,
      update: (change) =>
        timed('notices', (writes) =>
          notices.update((kept) => {
            const asked = change(kept);
            if (asked.kept !== undefined && asked.kept !== kept) writes();
            return asked;
          }),
        ),
    },
  };
}

/** Work that says whether it writes. */
type Work<T> = (writes: () => void) => Promise<T>;

function always<T>(work: () => Promise<T>): Work<T> {
  return (writes) => {
    writes();
    return work();
  };
}

function createTimer(metrics: Writes) {
  return async <T>(what: Written, work: Work<T>): Promise<T> => {
    const began = performance.now();
    let wrote = false;
    try {
      const result = await work(() => {
        wrote = true;
      });
      if (wrote) metrics.written(what, (performance.now() - began) / 1000);
      return result;
    } catch (error) {
      metrics.writeFailed(codeOf(error));
      throw error;
    }
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
