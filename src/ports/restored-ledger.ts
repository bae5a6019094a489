import type { Instant } from '../domain/instant.ts';

export type SettledAfterRestore = 'posts' | 'notices';

/**
 * That a ledger was restored from a backup. What was due between the two moments may have left from the ledger that is lost:
 * nobody knows, so it does not leave by itself again.
 */
export interface RestoredLedger {
  /** When the backup was made. */
  readonly madeAt: Instant;
  /** When it was restored. */
  readonly at: Instant;
  /** Takes note, durably once both are, that nothing of these is left that would leave by itself. */
  settled(what: SettledAfterRestore): Promise<void>;
}
