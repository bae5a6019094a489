import type { AccountPlatform } from '../domain/people.ts';
import type { Group } from '../domain/visibility.ts';

/** Which days a post goes on: any, every working day, or the first working day of a period. */
export type PostDays =
  | 'any'
  | 'workday'
  | 'week-start'
  | 'month-start'
  | 'quarter-start'
  | 'half-year'
  | 'year-start';

/** When a post goes, and to which rooms of its group; all unless said. */
export interface PostPlan {
  readonly cron: string;
  readonly on: PostDays;
  readonly rooms?: readonly AccountPlatform[];
}

/** The posts that are made so far. */
export type PostKind = 'overdue';
export const POST_KINDS: readonly PostKind[] = ['overdue'];

/** A work group with what it is sent unasked. */
export interface PostingGroup extends Group {
  readonly posts: Readonly<Partial<Record<PostKind, PostPlan>>>;
}
