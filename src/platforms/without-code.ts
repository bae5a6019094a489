import type { Unknown } from '../domain/outcome.ts';
import type { Answer } from './ask-vendor.ts';
import { type Refusal, refusal, type Verdict } from './outcome.ts';

/**
 * What an answer proves that carries no code of the vendor's: something else answered. A web page (a ban, a portal) or a
 * 4xx means that nothing was passed on; a 5xx or a riddle proves nothing.
 */
export function withoutCode({ status, isWebPage }: Answer): Refusal | Unknown {
  if (status >= 500) return { kind: 'unknown', reason: 'server-error', code: String(status) };
  if (isWebPage) return refusal('web-page', 'retry', status);
  const verdict = verdictOfStatus(status);
  return verdict === undefined
    ? { kind: 'unknown', reason: 'unreadable-answer' }
    : refusal(verdict.reason, verdict.remedy, status);
}

/** The verdict behind an HTTP status; undefined if it proves nothing. */
export function verdictOfStatus(status: number): Verdict | undefined {
  switch (status) {
    case 401:
      return { reason: 'bad-credential', remedy: 'refresh-token' };
    case 403:
      return { reason: 'forbidden', remedy: 'permanent' };
    case 404:
      return { reason: 'no-such-address', remedy: 'permanent' };
    case 429:
      return { reason: 'throttled', remedy: 'retry' };
    default:
      return status >= 400 && status < 500 ? { reason: 'bad-request', remedy: 'permanent' } : undefined;
  }
}
