import type { FailureReason, Outcome, Unknown } from '../domain/outcome.ts';

/**
 * What helps against a refusal: time; another access token; another of the platform's ways; or nothing before people
 * have mended something.
 */
export type Remedy = 'retry' | 'refresh-token' | 'fall-back' | 'permanent';

/** What a vendor's code says. */
export interface Verdict {
  readonly reason: FailureReason;
  readonly remedy: Remedy;
}

/** A refusal inside of a platform, with its remedy. `code` is the vendor's or the transport's own word, no secret. */
export interface Refusal extends Verdict {
  readonly kind: 'refused';
  readonly code?: string;
}

/** What became of one request. */
export type Told = { readonly kind: 'confirmed' } | Refusal | Unknown;

export const CONFIRMED: Told = { kind: 'confirmed' };

/** A number, a vendor's word, or one of ours (`not-https`); whatever else a body holds there stays out of the log. */
const CODE = /^(?=.{1,80}$)(-?[\w.]+|[a-z]+(-[a-z]+)+)$/;

export function refusal(reason: FailureReason, remedy: Remedy, code?: string | number): Refusal {
  const isCode = code !== undefined && CODE.test(String(code));
  return { kind: 'refused', reason, remedy, ...(isCode ? { code: String(code) } : {}) };
}

/** What a failed step before the posting means for the post: it surely did not leave, and may do so later. */
export function nothingPosted(failure: Refusal | Unknown): Refusal {
  return failure.kind === 'refused'
    ? failure
    : refusal('unreachable', 'retry', failure.code ?? failure.reason);
}

/** As it is told outside: whether the same may succeed later without anybody mending anything follows from the remedy. */
export function outcomeOf(told: Told): Outcome {
  if (told.kind !== 'refused') return told;
  const { remedy, ...refused } = told;
  return { ...refused, retryable: remedy === 'retry' };
}
