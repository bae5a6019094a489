/** Work that a stop waits for. */
export interface PendingWork {
  /** Remembers the work until it is over; gives it back. */
  add<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is left, including what was added while waiting. */
  settled(): Promise<void>;
  readonly size: number;
}

export function createPendingWork(): PendingWork {
  const pending = new Set<Promise<void>>();
  return {
    add(work) {
      const forget = (): void => {
        pending.delete(over);
      };
      const over: Promise<void> = work.then(forget, forget);
      pending.add(over);
      return work;
    },
    get size() {
      return pending.size;
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
