import type { Instant } from './instant.ts';
import type { Message } from './message.ts';
import type { PersonId } from './people.ts';
import type { Task } from './task.ts';

/** So long it is remembered that a line of a message has told people: longer than any platform redelivers. */
export const NOTICES_REMEMBERED_MS = 48 * 3_600_000;

/** Something that needs another person's act, to be told to him once. */
export interface Notice {
  readonly to: readonly PersonId[];
  /** The task it is about, which decides the nearest group and whether its title may stand there. */
  readonly task: Task;
  /** What is said, without the @. */
  readonly content: Message;
  /**
   * Takes back what was told of the task since this moment: what still waits is dropped, and whoever was told is told this
   * instead of those in `to`.
   */
  readonly corrects?: Instant;
}
