import { dayOf, type Instant } from '../../domain/instant.ts';

/** A number of things a calendar month, in the vendor's time. */
export interface MonthlyQuota {
  /** Counts one more; false if the month has no more to give. */
  mayPass(now: Instant): boolean;
}

/** The standard edition's calls of the server API, and messages to the robot, a month (platforms.md 9.6). */
export const STANDARD_QUOTA = { calls: 5_000, messages: 3_000 } as const;

export function createMonthlyQuota(limit: number): MonthlyQuota {
  const passed = new Map<string, number>();
  return {
    mayPass(now) {
      const month = dayOf(now, 'Asia/Shanghai').slice(0, 7);
      const count = passed.get(month) ?? 0;
      if (count >= limit) return false;
      passed.set(month, count + 1);
      return true;
    },
  };
}
