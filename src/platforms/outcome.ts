import type { FailureReason, Outcome, Refused } from '../ports/post-room.ts';

/** Whether the same post may succeed later without anybody mending anything. */
export const RETRYABLE: Record<FailureReason, boolean> = {
  'expired-session': false,
  'bad-credential': false,
  forbidden: false,
  throttled: true,
  'over-quota': false,
  'security-setting': false,
  'no-such-address': false,
  'no-address': false,
  'unsafe-content': false,
  'too-long': false,
  'bad-request': false,
  'vendor-busy': true,
  unreachable: true,
  redirected: false,
  'web-page': true,
  other: false,
};

export const CONFIRMED: Outcome = { kind: 'confirmed' };

export function refusedBy(reason: FailureReason, code?: string | number): Refused {
  const retryable = RETRYABLE[reason];
  // A code is a number or a word; whatever else a body holds there stays out of the log.
  const isCode = code !== undefined && /^-?[\w.]{1,80}$/.test(String(code));
  return { kind: 'refused', reason, retryable, ...(isCode ? { code: String(code) } : {}) };
}
