import type { Day } from './day.ts';
import type { EditableField, EntryKind } from './history.ts';
import type { Act } from './permissions.ts';
import type { ReviewObstacle } from './review.ts';
import type { Task } from './task.ts';

/** What must be said with an act: why a task is sent back, or on what ground it is stopped. */
export type Wanted = 'reason' | 'basis' | 'text';

/** Why what the supervision office or a leader asks is not carried out. */
export type OfficeRefusal =
  | { readonly code: 'review-obstacle'; readonly task: Task; readonly obstacle: ReviewObstacle }
  /** His roles do not allow the act; the table of permissions says whose do. `kind`: how the act is called. */
  | { readonly code: 'not-for-you'; readonly act: Act; readonly kind: EntryKind }
  /** The act does not fit where the task stands. */
  | { readonly code: 'not-now'; readonly task: Task; readonly kind: EntryKind }
  | {
      readonly code: 'words-missing';
      readonly task: Task;
      readonly kind: EntryKind;
      readonly wanted: Wanted;
    }
  /** `today`: the last day that has passed already when it is said. */
  | { readonly code: 'day-passed'; readonly day: Day; readonly today: Day }
  | { readonly code: 'no-extension'; readonly task: Task }
  /** `near`: names that look like it. */
  | { readonly code: 'no-such-unit'; readonly unit: string; readonly near: readonly string[] }
  /** `people`: who is there instead. */
  | {
      readonly code: 'not-of-unit';
      readonly name: string;
      readonly unit: string;
      readonly people: readonly string[];
    }
  | { readonly code: 'due-missing'; readonly unit: string; readonly title: string }
  | { readonly code: 'title-missing' }
  | { readonly code: 'same-owner'; readonly task: Task; readonly name: string }
  | { readonly code: 'nothing-to-hand-over'; readonly name: string }
  /** Two units have people of these names. */
  | {
      readonly code: 'which-unit';
      readonly from: string;
      readonly to: string;
      readonly units: readonly string[];
    }
  | { readonly code: 'field-unreadable'; readonly task: Task; readonly field: EditableField }
  | { readonly code: 'field-same'; readonly task: Task; readonly field: EditableField }
  | { readonly code: 'start-after-due'; readonly task: Task; readonly start: Day; readonly due: Day }
  /** `time`: of the day, HH:mm. */
  | {
      readonly code: 'urged-already';
      readonly task: Task;
      readonly day: Day;
      readonly time: string;
      readonly today: Day;
    }
  | { readonly code: 'nothing-to-urge'; readonly urgedBefore: number }
  /** 代录: the task names no leader, or one whom the roster does not have. */
  | { readonly code: 'no-leader'; readonly task: Task; readonly name?: string };
