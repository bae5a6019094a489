import type { Via } from '../domain/history.ts';
import type { Instant } from '../domain/instant.ts';
import type { Message } from '../domain/message.ts';
import type { TaskKey } from '../domain/number-in-year.ts';
import type { PersonId } from '../domain/people.ts';

/** The line of a message whose act is told. All that one line raises becomes durable together, or nothing of it does. */
export type NoticeSource = Pick<Via, 'platform' | 'bot' | 'messageId' | 'line'>;

interface Kept {
  readonly id: string;
  readonly from: NoticeSource;
  /** Absent for a correction of which it is not yet decided who was told what it corrects. */
  readonly to?: PersonId;
  /** Its key alone: openness, scope and history are the ledger's when the notice is said. */
  readonly task: TaskKey;
  /** As in `Notice`. */
  readonly corrects?: Instant;
  /** When it was raised. */
  readonly at: Instant;
}

/** What is still to be said to one person. */
export interface OpenNotice extends Kept {
  /** `trying`: a request with it has perhaps left. */
  readonly state: 'waiting' | 'trying';
  readonly content: Message;
  /** How often a room refused it that should have taken it. */
  readonly attempts: number;
}

/** What need not be said any more. It is remembered for corrections, and so that its message raises nothing again. */
export interface SettledNotice extends Kept {
  /** `told`: he was, or may have been. `over`: he surely was not, or what he was told has been corrected. */
  readonly state: 'told' | 'over';
}

export type KeptNotice = OpenNotice | SettledNotice;

/** What a change asks: all that is to be kept (absent or the same: nothing is written), and what is handed back. */
export interface NoticesChange<R> {
  readonly kept?: readonly KeptNotice[] | undefined;
  readonly result: R;
}

/** What people are to be told, and were of late. Both methods reject with `StoreError` if the disk fails. */
export interface NoticeBox {
  /** What is durable, in the order in which it was raised. */
  all(): Promise<readonly KeptNotice[]>;
  /** Runs a change on all that is kept, makes it durable, and only then shows it and resolves. One after another. */
  update<R>(change: (kept: readonly KeptNotice[]) => NoticesChange<R>): Promise<R>;
}
