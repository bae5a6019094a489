import { dayOf } from '../domain/instant.ts';
import type { Message } from '../domain/message.ts';
import type { Post } from '../domain/post.ts';
import type { RestoredLedger } from '../ports/restored-ledger.ts';
import { calendarWarning } from '../wording/calendar-warning.ts';
import { advancePosts, type PipelineParts } from './advance-posts.ts';
import { createPlanner, type Timetable } from './plan-posts.ts';
import { type Pushed, type PushRequest, pushPost } from './push-post.ts';
import { recoverPosts } from './recover-posts.ts';
import { settleRestoredPosts } from './settle-restored.ts';
import { type AlertPace, NO_ALERT, type TellingParts, tellTroubles, type Untold } from './tell-troubles.ts';

/** What posts are planned, made, sent and watched with. */
export type DeliveryParts = Omit<PipelineParts, 'ending'> &
  TellingParts &
  Omit<Timetable, 'groups'> &
  Pick<Timetable, 'groups'> & { readonly restored?: RestoredLedger | undefined };

const DAY_MS = 24 * 60 * 60_000;

export interface RunningDelivery {
  /** Plans what is due, sends what can go, tells what went wrong; one call at a time does the work. Never rejects. */
  tick(): Promise<void>;
  /** Lets a post go now, by hand; resolves when it is confirmed, refused, or waits to be tried again. */
  push(request: PushRequest): Promise<Pushed & { readonly post: Post | undefined }>;
  /** Slots in trouble that no alert room took. */
  untold(): readonly string[];
  /** The same, as supervisors read it above their next answer. */
  trouble(): Message | undefined;
  /** Lets no further part leave, and resolves when what was under way is recorded; the next start goes on. */
  stop(): Promise<void>;
}

/**
 * The posts: planned once a day, advanced each minute, each slot confirmed at most once. The first tick finds what an
 * earlier programme left.
 */
export function createDelivery(given: DeliveryParts): RunningDelivery {
  let ending = false;
  const parts = { ...given, ending: () => ending };
  const planner = createPlanner(parts, parts.log);
  let recovered = false;
  let tidyAt = 0;
  let untold: Untold = { names: [], message: undefined };
  let pace: AlertPace = NO_ALERT;
  let underWay: Promise<unknown> = Promise.resolve();

  const recover = async (now: number): Promise<void> => {
    await recoverPosts(parts);
    if (parts.restored !== undefined) {
      await planner.plan(now);
      await settleRestoredPosts(parts.restored, parts);
    }
    recovered = true;
  };
  const work = async (): Promise<void> => {
    if (ending) return;
    const now = parts.clock.now();
    if (!recovered) await recover(now);
    await planner.plan(now);
    if (now >= tidyAt) {
      tidyAt = now + DAY_MS;
      await parts.shelf.prune(now);
      const missing = calendarWarning(dayOf(now, parts.zone), parts.calendar);
      for (const warning of missing) parts.logger.warn({}, warning);
    }
    await advancePosts(parts);
    if (ending) return;
    const told = await tellTroubles(parts, pace);
    untold = told;
    pace = told.pace;
  };
  const inTurn = <T>(next: () => Promise<T>): Promise<T> => {
    const mine = underWay.then(next);
    underWay = mine.catch(() => {});
    return mine;
  };
  return {
    tick: () =>
      inTurn(work).catch((error: unknown) => {
        parts.logger.error({ error }, 'posts of this minute failed');
      }),
    push: (request) =>
      inTurn(async () => {
        const now = parts.clock.now();
        if (!recovered && parts.restored !== undefined) await recover(now);
        const rooms = parts.roomsOf(request.key.group);
        const pushed = await pushPost(request, rooms, now, parts.log);
        if (pushed.going.length > 0) await advancePosts(parts);
        return { ...pushed, post: await parts.log.get(request.key) };
      }),
    untold: () => untold.names,
    trouble: () => untold.message,
    async stop() {
      ending = true;
      await underWay;
    },
  };
}
