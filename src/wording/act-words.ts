import type { EntryKind } from '../domain/history.ts';
import type { Block } from '../domain/message.ts';
import type { Written } from './written-facts.ts';

/** How the answer to one kind of act is said. */
export interface ActWords {
  /** `已申请延期`: what stands behind ✅. 「（代录）」 is put behind it where somebody acted for another. */
  readonly verb: (written: Written) => string;
  /** What stands below the first line, instead of the colour, note and due that stand there otherwise. */
  readonly lines?: (written: Written) => readonly (Block | string)[];
  /** What stands behind the task's name where the act is one line of several: the understood day. */
  readonly brief?: (written: Written) => string;
}

export type ActTable = Readonly<Partial<Record<EntryKind, ActWords>>>;
