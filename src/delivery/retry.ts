import type { Instant } from '../domain/instant.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { AccountPlatform } from '../domain/people.ts';
import type { Attempt, Part } from '../domain/post.ts';

const MINUTE_MS = 60_000;
/** After the first, second … attempt in vain; then always the last. */
const WAITS_MIN = [1, 2, 4, 8, 15] as const;
/** DingTalk throttles a robot for ten minutes (platforms.md 9.1); to ask earlier would only be refused. */
const BAN_MS = 10 * MINUTE_MS;

/** What becomes of a part after an attempt. */
export type AfterAttempt =
  | { readonly kind: 'settled'; readonly state: 'confirmed' | 'refused' | 'unknown' }
  | { readonly kind: 'again'; readonly at: Instant };

/**
 * Stage 7: whether a part is tried again. What surely did not arrive is, if it may succeed later; what perhaps arrived,
 * only where the same id shows once. Not after `until`.
 */
export function afterAttempt(
  outcome: Outcome,
  {
    part,
    now,
    until,
    repeatable,
    platform,
  }: {
    readonly part: Part;
    readonly now: Instant;
    readonly until: Instant;
    /** Whether the platform shows the same id once. */
    readonly repeatable: boolean;
    readonly platform: AccountPlatform;
  },
): AfterAttempt {
  if (outcome.kind === 'confirmed') return { kind: 'settled', state: 'confirmed' };
  const state = outcome.kind === 'refused' && !wasUnknown(part) ? 'refused' : 'unknown';
  const again = outcome.kind === 'refused' ? outcome.retryable : repeatable;
  const at = now + waitAfter(outcome, part.attempts.length + 1, platform);
  return again && at < until ? { kind: 'again', at } : { kind: 'settled', state };
}

/** An earlier attempt may have arrived: a later refusal does not take that back. */
function wasUnknown({ attempts }: Part): boolean {
  return attempts.some(({ outcome }) => outcome.kind === 'unknown');
}

function waitAfter(outcome: Outcome, attempts: number, platform: AccountPlatform): number {
  if (isBan(outcome, platform)) return BAN_MS;
  return (WAITS_MIN[Math.min(attempts, WAITS_MIN.length) - 1] ?? 1) * MINUTE_MS;
}

function isBan(outcome: Outcome, platform: AccountPlatform): boolean {
  return outcome.kind === 'refused' && outcome.reason === 'throttled' && platform === 'dingtalk';
}

/** Until when a robot must be silent after an attempt; undefined if it need not. */
export function silenceAfter({ at, outcome }: Attempt, platform: AccountPlatform): Instant | undefined {
  if (outcome.kind !== 'refused' || outcome.reason !== 'throttled') return undefined;
  return at + (isBan(outcome, platform) ? BAN_MS : MINUTE_MS);
}
