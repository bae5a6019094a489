import type { Instant } from '../domain/instant.ts';

/**
 * What all posts, drafts, alerts and notices of a robot share: fewer a minute than the vendors' twenty, so that answers
 * (which never wait, but count) stay within it, and a restart or a slow clock does not provoke DingTalk's ten minutes
 * (platforms.md 3, 9.1).
 */
const MOST_A_MINUTE = 15;
const MINUTE_MS = 60_000;

export interface Budget {
  /** The moment from which the robot may send; undefined: now. */
  waitsUntil(robot: string, now: Instant): Instant | undefined;
  /** Counts a request, also one that was made before this programme started. */
  spend(robot: string, at: Instant): void;
  /** The vendor said too fast: nothing leaves before `until`. */
  hold(robot: string, until: Instant): void;
  /** How many more may leave now, of fifteen a minute. */
  left(robot: string, now: Instant): number;
}

export function createBudget(): Budget {
  const spent = new Map<string, Instant[]>();
  const held = new Map<string, Instant>();
  const ofLastMinute = (robot: string, now: Instant): readonly Instant[] => {
    // What lies ahead of now was sent before the clock was set back: it counts no longer.
    const recent = (spent.get(robot) ?? []).filter((at) => at > now - MINUTE_MS && at <= now);
    spent.set(robot, recent);
    return recent;
  };
  return {
    waitsUntil(robot, now) {
      const recent = ofLastMinute(robot, now);
      const full = recent.length < MOST_A_MINUTE ? now : (recent.at(-MOST_A_MINUTE) ?? now) + MINUTE_MS;
      const until = Math.max(full, held.get(robot) ?? now);
      return until > now ? until : undefined;
    },
    spend(robot, at) {
      const all = spent.get(robot) ?? [];
      all.push(at);
      spent.set(robot, all);
    },
    hold(robot, until) {
      held.set(robot, Math.max(until, held.get(robot) ?? until));
    },
    left(robot, now) {
      return (held.get(robot) ?? now) > now
        ? 0
        : Math.max(0, MOST_A_MINUTE - ofLastMinute(robot, now).length);
    },
  };
}
