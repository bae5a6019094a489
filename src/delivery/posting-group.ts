import type { AccountPlatform } from '../domain/people.ts';
import type { PostKind, ReleaseMode } from '../domain/post.ts';
import type { Group } from '../domain/visibility.ts';

/**
 * Which of the days that its pattern names a post goes on: any; the working days; all, those of rest moved to the working
 * day before; or the first working day of a period.
 */
export type PostDays =
  | 'any'
  | 'workday'
  | 'workday-before'
  | 'week-start'
  | 'month-start'
  | 'quarter-start'
  | 'half-year'
  | 'year-start';

/** When a post goes, how it is released, and to which rooms of its group; all unless said. */
export interface PostPlan {
  readonly cron: string;
  readonly on: PostDays;
  readonly release: ReleaseMode;
  readonly rooms?: readonly AccountPlatform[];
}

/** A work group with what it is sent unasked. */
export interface PostingGroup extends Group {
  readonly posts: Readonly<Partial<Record<PostKind, PostPlan>>>;
}
