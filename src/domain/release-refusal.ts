import type { Day } from './day.ts';
import type { Act } from './permissions.ts';
import type { PostKind, ReportEdit, ReportKind } from './post.ts';
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
      /** 移出, 加注, or taking one back: of which task. */
      readonly edit?: { readonly task: Task; readonly kind: ReportEdit['kind'] };
      /** HH:mm of what the obstacle tells, and who it was. */
      readonly time?: string;
      readonly by?: string;
    }
  /** It is none that a report lists: struck off, of another scope, or without anything to tell of it (加注). */
  | { readonly code: 'not-in-report'; readonly task: Task; readonly why: 'settled' | 'scope' | 'unlisted' }
  /** 加注 of more characters than are printed. */
  | { readonly code: 'annotation-too-long'; readonly length: number };
