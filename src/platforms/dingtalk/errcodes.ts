import type { FailureReason } from '../../domain/outcome.ts';
import type { Remedy, Verdict } from '../outcome.ts';

type Row = readonly [reason: FailureReason, remedy: Remedy, ...codes: readonly string[]];

/**
 * Codes of the webhooks and the old API (numbers) and of the server API (words), platforms.md 9.1–9.3, 9.6, 13.6. What
 * says that a webhook or a session is of no use, and not that its group is gone, has the server API to fall back to.
 */
const ROWS: readonly Row[] = [
  ['vendor-busy', 'retry', '-1'],
  ['throttled', 'retry', '410100', '130101', '90018', '90002', '1111'],
  ['throttled', 'retry', 'QpsLimitForAppkeyAndApi', 'QpsLimitForApi', 'send.too.fast', 'too.many.group'],
  ['over-quota', 'permanent', '90020', 'ApiCountLimitForOrg'],
  ['expired-session', 'fall-back', '300001', 'session.expired'],
  ['bad-credential', 'refresh-token', '40014', '42001', '88', 'InvalidAuthentication'],
  // Of the app itself, as the vendor's public tables have them: no token mends it.
  ['bad-credential', 'permanent', '40089', '40096', 'invalidClientIdOrSecret'],
  ['security-setting', 'fall-back', '310000'],
  // 300005 is reported besides the documented 400101.
  ['no-such-address', 'fall-back', '400101', '300005', '400102', '400106'],
  ['no-such-address', 'permanent', '400013', 'robotCode.notExsit', 'invalidParameter.robotCode.notExsit'],
  ['unsafe-content', 'permanent', '430101', '430102', '430103', '430104'],
  ['too-long', 'permanent', '460101', 'invalidParameter.msgParam.tooLong', '40006'],
  ['bad-request', 'permanent', '400105', '40035', '43004', '400402', '40004'],
];

const VERDICTS: ReadonlyMap<string, Verdict> = new Map(
  ROWS.flatMap(([reason, remedy, ...codes]) => codes.map((code) => [code, { reason, remedy }])),
);

/** What a vendor's code says; dotted words also by their last part (`Forbidden.AccessDenied.QpsLimitForApi`). */
export function verdictOf(code: string | number): Verdict | undefined {
  const word = String(code);
  return VERDICTS.get(word) ?? VERDICTS.get(word.slice(word.lastIndexOf('.') + 1));
}
