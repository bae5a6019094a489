import type { Verdict } from '../outcome.ts';

/** WeCom's errcodes (platforms.md 3, 4.2, 13.6); the HTTP status is 200 with all of them. */
const VERDICTS: ReadonlyMap<number, Verdict> = new Map([
  [-1, { reason: 'vendor-busy', remedy: 'retry' }],
  [45009, { reason: 'throttled', remedy: 'retry' }],
  [45033, { reason: 'throttled', remedy: 'retry' }],
  [40001, { reason: 'bad-credential', remedy: 'refresh-token' }],
  [40014, { reason: 'bad-credential', remedy: 'refresh-token' }],
  [42001, { reason: 'bad-credential', remedy: 'refresh-token' }],
  [60020, { reason: 'forbidden', remedy: 'permanent' }],
  // A group is pushed to by its webhook alone (platforms.md 11): there is nothing to fall back to.
  [93000, { reason: 'no-such-address', remedy: 'permanent' }],
  [81013, { reason: 'no-such-address', remedy: 'permanent' }],
  [45002, { reason: 'too-long', remedy: 'permanent' }],
  [40058, { reason: 'bad-request', remedy: 'permanent' }],
  [40008, { reason: 'bad-request', remedy: 'permanent' }],
  [44001, { reason: 'bad-request', remedy: 'permanent' }],
  [44004, { reason: 'bad-request', remedy: 'permanent' }],
]);

export function verdictOf(errcode: number): Verdict | undefined {
  return VERDICTS.get(errcode);
}
