import type { Ledger } from '../../src/compose.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryFileShelf } from '../../src/store/memory-file-shelf.ts';
import { createMemoryNoticeBox } from '../../src/store/memory-notice-box.ts';
import { createMemoryPostLog } from '../../src/store/memory-post-log.ts';

/** A ledger in memory over a store; its files have no address. */
export function aLedger(store: Store): Ledger {
  return {
    store,
    posts: createMemoryPostLog(),
    files: createMemoryFileShelf({ clock: { now: () => 0 } }),
    notices: createMemoryNoticeBox(),
  };
}
