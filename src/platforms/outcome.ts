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

/** A number, a vendor's word, or one of ours (`not-https`); whatever else a body holds there stays out of the log. */
const CODE = /^(?=.{1,80}$)(-?[\w.]+|[a-z]+(-[a-z]+)+)$/;

export function refusedBy(reason: FailureReason, code?: string | number): Refused {
  const retryable = RETRYABLE[reason];
  const isCode = code !== undefined && CODE.test(String(code));
  return { kind: 'refused', reason, retryable, ...(isCode ? { code: String(code) } : {}) };
}
