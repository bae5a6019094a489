import type { Day } from '../domain/day.ts';
import type { Exported } from '../domain/exported.ts';
import type { Task } from '../domain/task.ts';
import type { Incoming } from './chat-platform.ts';

export type { Exported } from '../domain/exported.ts';

/** Where a workbook is asked for: the conversation, and who is in it where it is private. */
export type Conversation = Pick<Incoming, 'platform' | 'bot' | 'chat' | 'sender'>;

/** What a workbook is to hold. */
export interface LedgerRequest {
  /** The year of the ledger. */
  readonly year: number;
  /** The day its colours are judged on. */
  readonly today: Day;
  /** Whether a task may be shown to whoever asks, there; the others are left out. Pure. */
  readonly shows: (task: Task) => boolean;
}

/** Makes the workbook of a ledger and brings it to a conversation. Rejects if the ledger cannot be read. */
export type LedgerExport = (to: Conversation, request: LedgerRequest) => Promise<Exported>;
