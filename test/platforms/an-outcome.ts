import type { FailureReason, Refused, Uncertainty, Unknown } from '../../src/domain/outcome.ts';

export function refused(reason: FailureReason, retryable: boolean, code?: string): Refused {
  return { kind: 'refused', reason, retryable, ...(code === undefined ? {} : { code }) };
}

export function unknown(reason: Uncertainty, code?: string): Unknown {
  return { kind: 'unknown', reason, ...(code === undefined ? {} : { code }) };
}
