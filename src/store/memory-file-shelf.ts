import type { Clock } from '../ports/clock.ts';
import type { FileShelf, KeptFile } from '../ports/file-shelf.ts';
import { fileAddress, KEPT_MS, newFileId } from './file-address.ts';

/** A shelf that forgets when the programme ends. */
export function createMemoryFileShelf(options: {
  readonly clock: Clock;
  readonly publicUrl?: string | undefined;
}): FileShelf {
  const files = new Map<string, KeptFile>();
  return {
    keep: async (name, bytes) => {
      const id = newFileId();
      files.set(id, { name, bytes: Uint8Array.from(bytes), keptAt: options.clock.now() });
      return id;
    },
    read: async (id) => files.get(id),
    addressOf: (id) => fileAddress(id, options.publicUrl),
    prune: async (now) => {
      const old = [...files].filter(([, { keptAt }]) => keptAt < now - KEPT_MS);
      for (const [id] of old) files.delete(id);
      return old.length;
    },
  };
}
