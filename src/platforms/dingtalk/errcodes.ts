import type { FailureReason } from '../../ports/post-room.ts';

/** Codes of the webhooks (numbers) and of the server API (words), platforms.md 9.1–9.3, 9.6, 13.6. */
const REASONS = new Map<string, FailureReason>([
  ['-1', 'vendor-busy'],
  ['300001', 'expired-session'],
  ['session.expired', 'expired-session'],
  ['40014', 'bad-credential'],
  ['42001', 'bad-credential'],
  ['88', 'bad-credential'],
  ['InvalidAuthentication', 'bad-credential'],
  ['410100', 'throttled'],
  ['130101', 'throttled'],
  ['90018', 'throttled'],
  ['90002', 'throttled'],
  ['1111', 'throttled'],
  ['QpsLimitForAppkeyAndApi', 'throttled'],
  ['QpsLimitForApi', 'throttled'],
  ['send.too.fast', 'throttled'],
  ['too.many.group', 'throttled'],
  ['90020', 'over-quota'],
  ['ApiCountLimitForOrg', 'over-quota'],
  ['310000', 'security-setting'],
  ['400101', 'no-such-address'],
  // Reported besides the documented 400101 and robotCode.notExsit.
  ['300005', 'no-such-address'],
  ['invalidParameter.robotCode.notExsit', 'no-such-address'],
  ['400102', 'no-such-address'],
  ['400106', 'no-such-address'],
  ['400013', 'no-such-address'],
  ['robotCode.notExsit', 'no-such-address'],
  ['430101', 'unsafe-content'],
  ['430102', 'unsafe-content'],
  ['430103', 'unsafe-content'],
  ['430104', 'unsafe-content'],
  ['460101', 'too-long'],
  ['invalidParameter.msgParam.tooLong', 'too-long'],
  ['400105', 'bad-request'],
  ['40035', 'bad-request'],
  ['43004', 'bad-request'],
  ['400402', 'bad-request'],
]);

/** The reason behind a vendor's code; dotted words also by their last part (`Forbidden.AccessDenied.QpsLimitForApi`). */
export function reasonOf(code: string | number): FailureReason | undefined {
  const word = String(code);
  return REASONS.get(word) ?? REASONS.get(word.slice(word.lastIndexOf('.') + 1));
}

/** The reason behind an HTTP status that comes without a code of the vendor's; undefined if it proves nothing. */
export function reasonOfStatus(status: number): FailureReason | undefined {
  switch (status) {
    case 401:
      return 'bad-credential';
    case 403:
      return 'forbidden';
    case 404:
      return 'no-such-address';
    case 429:
      return 'throttled';
    default:
      return status >= 400 && status < 500 ? 'bad-request' : undefined;
  }
}
