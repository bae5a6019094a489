import { type FailureReason, RETRYABLE } from './errcodes.ts';

/** Why nobody knows whether a post arrived. */
export type Uncertainty =
  /** No answer in time, after the request may have left. */
  | 'timeout'
  /** The connection broke, after the request may have left. */
  | 'connection-lost'
  /** A 5xx: a gateway may have passed the request on. */
  | 'server-error'
  /** An answer that is neither a success nor an error of the vendor's. */
  | 'unreadable-answer';

/** The post arrived nowhere. `code` is the vendor's or the transport's own word; no URL, token or message. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: FailureReason;
  readonly retryable: boolean;
  readonly code?: string;
}

/** The post may or may not have arrived: to send it again may show it twice. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: Uncertainty;
  readonly code?: string;
}

/** What became of one post. */
export type Outcome = { readonly kind: 'confirmed' } | Refused | Unknown;

export const CONFIRMED: Outcome = { kind: 'confirmed' };

export function refusedBy(reason: FailureReason, code?: string | number): Refused {
  const retryable = RETRYABLE[reason];
  // A code is a number or a word; whatever else a body holds there stays out of the log.
  const isCode = code !== undefined && /^-?[\w.]{1,80}$/.test(String(code));
  return { kind: 'refused', reason, retryable, ...(isCode ? { code: String(code) } : {}) };
}
