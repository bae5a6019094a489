import type { Judgement } from '../domain/colour.ts';
import type { Day } from '../domain/day.ts';
import type { Entry } from '../domain/history.ts';
import type { Directory } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';

/** What one line of a message wrote on one task: the task before and after, and the entries between. */
export interface Written {
  readonly before: Task | undefined;
  readonly after: Task;
  readonly entries: readonly Entry[];
  readonly judgement: Judgement;
  readonly today: Day;
  readonly openYear: number;
  /** For the names of people and units. */
  readonly directory: Directory;
  /** Set where the title may not be shown in this room. */
  readonly untitled?: boolean;
  /** Set where more people than the asker read the answer. */
  readonly inGroup?: boolean;
}
