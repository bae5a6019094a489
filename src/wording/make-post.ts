import type { PostKind } from '../domain/post.ts';
import type { MakePost } from './made-post.ts';
import { makeNearDuePost } from './near-due-post.ts';
import { makeOverduePost } from './overdue-post.ts';
import { makeReportPost } from './report-post.ts';
import { makeUnreportedPost } from './unreported-post.ts';

/** What makes each post. */
export const MAKE_POST: Readonly<Record<PostKind, MakePost>> = {
  overdue: makeOverduePost,
  'near-due': makeNearDuePost,
  unreported: makeUnreportedPost,
  weekly: makeReportPost,
  monthly: makeReportPost,
  quarterly: makeReportPost,
  halfyear: makeReportPost,
  yearly: makeReportPost,
};
