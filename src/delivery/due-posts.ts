import { type Day, day, monthOf, weekStart, yearOf } from '../domain/day.ts';
import { dayOf, type Instant } from '../domain/instant.ts';
import { type WorkCalendar, workdayOnOrAfter } from '../domain/work-calendar.ts';
import {
  POST_KINDS,
  type PostDays,
  type PostingGroup,
  type PostKind,
  type PostPlan,
} from './posting-group.ts';

/** A post that is due in a group, and the minute it is due at. */
export interface DuePost {
  readonly kind: PostKind;
  readonly group: PostingGroup;
  readonly plan: PostPlan;
  readonly at: Instant;
}

/** What decides when a post is due: patterns, working days and the zone of both. */
export interface Timetable {
  readonly groups: readonly PostingGroup[];
  /** Whether a cron pattern names this minute. */
  readonly matches: (pattern: string, minute: Instant) => boolean;
  readonly calendar: WorkCalendar;
  readonly zone: string;
}

const MINUTE_MS = 60_000;

/** Every post that is due in a minute after `after`, up to and including `until`; in the order of time. */
export function duePosts(after: Instant, until: Instant, timetable: Timetable): readonly DuePost[] {
  const due: DuePost[] = [];
  for (let at = nextMinute(after); at <= until; at += MINUTE_MS) due.push(...duePostsOf(at, timetable));
  return due;
}

function nextMinute(after: Instant): Instant {
  return (Math.floor(after / MINUTE_MS) + 1) * MINUTE_MS;
}

function duePostsOf(at: Instant, { groups, matches, calendar, zone }: Timetable): readonly DuePost[] {
  return groups.flatMap((group) =>
    POST_KINDS.flatMap((kind) => {
      const plan = group.posts[kind];
      if (plan === undefined || !matches(plan.cron, at)) return [];
      return isPostDay(plan.on, dayOf(at, zone), calendar) ? [{ kind, group, plan, at }] : [];
    }),
  );
}

/** Whether a post goes on a day. Make-up workdays count; a week without a working day has no first one. */
export function isPostDay(on: PostDays, today: Day, calendar: WorkCalendar): boolean {
  if (on === 'any') return true;
  if (!calendar.isWorkday(today)) return false;
  return on === 'workday' || workdayOnOrAfter(periodStart(on, today), calendar) === today;
}

function periodStart(on: Exclude<PostDays, 'any' | 'workday'>, today: Day): Day {
  const month = monthOf(today);
  switch (on) {
    case 'week-start':
      return weekStart(today);
    case 'month-start':
      return monthStart(today, month);
    case 'quarter-start':
      return monthStart(today, month - ((month - 1) % 3));
    case 'half-year':
      return monthStart(today, month <= 6 ? 1 : 7);
    case 'year-start':
      return monthStart(today, 1);
  }
}

function monthStart(today: Day, month: number): Day {
  return day(`${yearOf(today)}-${String(month).padStart(2, '0')}-01`);
}
