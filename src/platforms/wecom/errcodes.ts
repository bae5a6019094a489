import type { FailureReason } from '../../ports/post-room.ts';

/** WeCom's errcodes (platforms.md 3, 4.2, 13.6); the HTTP status is 200 with all of them. */
const REASONS: ReadonlyMap<number, FailureReason> = new Map([
  [-1, 'vendor-busy'],
  [45009, 'throttled'],
  [45033, 'throttled'],
  [93000, 'no-such-address'],
  [40058, 'bad-request'],
  [45002, 'too-long'],
  [40008, 'bad-request'],
  [44001, 'bad-request'],
  [44004, 'bad-request'],
  [40001, 'bad-credential'],
  [40014, 'bad-credential'],
  [42001, 'bad-credential'],
  [60020, 'forbidden'],
  [81013, 'no-such-address'],
]);

export function reasonOf(errcode: number): FailureReason | undefined {
  return REASONS.get(errcode);
}
