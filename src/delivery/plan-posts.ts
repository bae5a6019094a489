import { addDays, type Day, daysBetween } from '../domain/day.ts';
import { dayOf, type Instant } from '../domain/instant.ts';
import { POST_KINDS, type Post, type PostKey, postName, type Slot } from '../domain/post.ts';
import type { Logger } from '../ports/logger.ts';
import type { PostLog } from '../ports/post-log.ts';
import { isSetAside } from '../ports/store.ts';
import type { PostDays, PostingGroup, PostPlan } from './posting-group.ts';
import { type AlertRooms, supervisorsRoom } from './supervisors-room.ts';

/** What decides which posts a day has. */
export interface Timetable extends AlertRooms {
  readonly groups: readonly PostingGroup[];
  /** The moment of a day that a pattern names, if the day is one of those it goes on. */
  readonly postTime: (pattern: string, on: PostDays, day: Day) => Instant | undefined;
  readonly zone: string;
  readonly logger: Logger;
}

/** What was due longer ago than this is not even told as missed. */
const LONGEST_LOOK_BACK_DAYS = 31;
/** How far the durable mark of planning may lag behind; what it forgets is planned again, under the same keys. */
const MARK_MS = 15 * 60_000;

/** The posts a day has, with all that is known of them before their time. */
export function postsOn(day: Day, timetable: Timetable): readonly Post[] {
  return timetable.groups
    .flatMap((group) =>
      POST_KINDS.flatMap((kind) => plannedPost({ kind, day, group: group.id }, group.posts[kind], timetable)),
    )
    .sort((a, b) => a.at - b.at);
}

function plannedPost(key: PostKey, plan: PostPlan | undefined, timetable: Timetable): readonly Post[] {
  if (plan === undefined) return [];
  const at = timetable.postTime(plan.cron, plan.on, key.day);
  const slots = timetable
    .roomsOf(key.group)
    .filter(({ platform }) => plan.rooms?.includes(platform) !== false)
    .map(({ platform }) => plannedSlot(platform));
  if (at === undefined || slots.length === 0) return [];
  const office = plan.release === 'auto' ? undefined : supervisorsRoom(key.group, timetable);
  // Without a room for supervisors nobody could act on a draft: it goes by itself.
  const mode = office === undefined ? 'auto' : plan.release;
  const draft =
    office === undefined ? {} : { draft: { ...plannedSlot(office.room.platform), group: office.group } };
  return [{ key, at, release: { mode, edits: [] }, slots, ...draft }];
}

export function plannedSlot(platform: Slot['platform']): Slot {
  return { platform, state: 'planned', reason: 'not-yet-due', parts: [], called: [] };
}

/** A post as the config has it now, unless it has begun; a post that is logged already is not logged twice. */
function replanned(current: Post | undefined, planned: Post): Post | undefined {
  if (current === undefined) return planned;
  const untouched =
    current.byHand === undefined &&
    current.release.stopped === undefined &&
    current.release.signed === undefined &&
    [...current.slots, ...(current.draft === undefined ? [] : [current.draft])].every(
      ({ state, reason }) => state === 'planned' && reason === 'not-yet-due',
    );
  const same = current.at === planned.at && JSON.stringify(current.slots) === JSON.stringify(planned.slots);
  const sameMode =
    current.release.mode === planned.release.mode && current.draft?.group === planned.draft?.group;
  return !untouched || (same && sameMode)
    ? current
    : { ...planned, release: { ...current.release, mode: planned.release.mode } };
}

export interface Planner {
  /** Logs what fell due since the last time, and all that is due today. Cheap when there is nothing new. */
  plan(now: Instant): Promise<void>;
}

/** Logs each day's posts, once, from the moment on at which the office first ran this. */
export function createPlanner(timetable: Timetable, log: PostLog): Planner {
  let planned: Day | undefined;
  let marked = Number.NEGATIVE_INFINITY;
  return {
    async plan(now) {
      const today = dayOf(now, timetable.zone);
      if (planned !== today) {
        // Of a clock that was set back nothing is due that was not before: the keys of the posts see to it.
        const since = Math.min((await log.plannedUntil()) ?? now, now);
        await planDays(since, today, timetable, log);
        planned = today;
        marked = Number.NEGATIVE_INFINITY;
      }
      if (Math.abs(now - marked) >= MARK_MS) {
        await log.planUntil(now);
        marked = now;
      }
    },
  };
}

async function planDays(since: Instant, today: Day, timetable: Timetable, log: PostLog): Promise<void> {
  const first = dayOf(since, timetable.zone);
  const back = Math.min(daysBetween(first, today), LONGEST_LOOK_BACK_DAYS);
  for (let day = addDays(today, -back); day <= today; day = addDays(day, 1)) {
    for (const post of postsOn(day, timetable)) await planPost(post, since, timetable, log);
  }
}

/** A post whose file is damaged stays as it is: to post it anew might be to post it twice. */
async function planPost(post: Post, since: Instant, { logger }: Timetable, log: PostLog): Promise<void> {
  try {
    if (post.at <= since && (await log.get(post.key)) === undefined) return;
    await log.update(post.key, (current) => ({ post: replanned(current, post), result: undefined }));
  } catch (error) {
    if (!isSetAside(error)) throw error;
    logger.error({ post: postName(post.key), error }, 'post not planned: its file is damaged');
  }
}
