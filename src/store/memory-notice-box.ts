import type { KeptNotice, NoticeBox } from '../ports/notice-box.ts';
import { checkNotices } from './notice-shape.ts';

/** A box of notices that forgets when the programme ends. Checks all that the lasting one checks. */
export function createMemoryNoticeBox(): NoticeBox {
  let all: readonly KeptNotice[] = [];
  return {
    all: async () => all,
    update: async (change) => {
      const { kept = all, result } = change(all);
      checkNotices(kept, all);
      all = kept;
      return result;
    },
  };
}
