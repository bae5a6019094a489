import type { Instant } from '../domain/instant.ts';

interface RateLimit {
  readonly limit: number;
  readonly windowMs: number;
  /** How long everything is refused once the limit was passed; without it, only what is over the limit. */
  readonly banMs?: number;
}

/** Counts what was taken for a key in a sliding window, and whether one more may pass now. */
export interface RateWindow {
  mayPass(key: string, now: Instant): boolean;
  /** Whether everything is refused now, because the limit was passed before; counts nothing. */
  isBanned(key: string, now: Instant): boolean;
  /** Puts a ban on a key, as if the limit had been passed. */
  ban(key: string, now: Instant): void;
}

export function createRateWindow({ limit, windowMs, banMs = 0 }: RateLimit): RateWindow {
  const passed = new Map<string, readonly Instant[]>();
  const bannedAt = new Map<string, Instant>();
  const ban = (key: string, now: Instant): void => void bannedAt.set(key, now);
  const isBanned = (key: string, now: Instant): boolean => {
    const since = bannedAt.get(key);
    // In a time that was set back, the ban has not come yet.
    return since !== undefined && since <= now && now < since + banMs;
  };
  return {
    mayPass(key, now) {
      if (isBanned(key, now)) return false;
      const recent = (passed.get(key) ?? []).filter((at) => at > now - windowMs && at <= now);
      if (recent.length >= limit) {
        ban(key, now);
        return false;
      }
      passed.set(key, [...recent, now]);
      return true;
    },
    isBanned,
    ban,
  };
}
