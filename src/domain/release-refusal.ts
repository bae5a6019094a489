import type { Day } from './day.ts';
import type { Act } from './permissions.ts';
import type { PostKind, ReportKind } from './post.ts';
import type { ReleaseObstacle } from './release.ts';
import type { Task } from './task.ts';

/** Why nothing is shown of the reports, or decided of one. */
export type ReleaseRefusal =
  /** Rankings, comparisons, reports, the whole ledger: for the office and leaders. */
  | { readonly code: 'ask-office' }
  | { readonly code: 'not-to-release'; readonly act: Act }
  /** A report of a day to come. */
  | { readonly code: 'report-ahead'; readonly report: ReportKind; readonly day: Day; readonly today: Day }
  /** Nothing waits today; `report`, `group`: nothing of these. */
  | { readonly code: 'nothing-waits'; readonly report?: ReportKind; readonly group?: string }
  | {
      readonly code: 'release-obstacle';
      readonly kind: PostKind;
      /** The title of its group. */
      readonly group: string;
      readonly obstacle: ReleaseObstacle;
      /** HH:mm of what the obstacle tells, and who it was. */
      readonly time?: string;
      readonly by?: string;
    }
  /** It is none that a report lists: struck off, or of another scope. */
  | { readonly code: 'not-in-report'; readonly task: Task; readonly why: 'settled' | 'scope' };
