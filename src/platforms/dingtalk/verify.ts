import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { CallbackRequest, Rejection } from '../../ports/chat-platform.ts';
import type { DingtalkRobot } from './config.ts';

/** The vendor allows an hour (platforms.md 7.1); as the body is not signed, a captured header must die sooner. */
const WINDOW_MS = 10 * 60 * 1000;

export interface Signed {
  readonly kind: 'signed';
  /** The robots whose secret made the signature; more than one only if they share a secret. */
  readonly by: readonly DingtalkRobot[];
}

/** `sign` of a callback: Base64(HMAC-SHA256(appSecret, timestamp + "\n" + appSecret)) (platforms.md 7.1). */
export function signatureOf(appSecret: string, timestamp: string): string {
  return createHmac('sha256', appSecret).update(`${timestamp}\n${appSecret}`).digest('base64');
}

/** Finds the robots that signed the headers. Every secret is tried, each in constant time. */
export function verify(
  headers: CallbackRequest['headers'],
  robots: readonly DingtalkRobot[],
  now: Instant,
): Signed | Rejection {
  const { timestamp = '', sign = '' } = headers;
  if (!/^\d{1,16}$/.test(timestamp)) return unauthorised('no timestamp');
  if (Math.abs(now - Number(timestamp)) > WINDOW_MS) {
    return unauthorised('timestamp more than 10 minutes from the clock');
  }
  const by = robots.filter((robot) => isSame(sign, signatureOf(robot.appSecret, timestamp)));
  return by.length > 0 ? { kind: 'signed', by } : unauthorised('wrong signature');
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function unauthorised(reason: string): Rejection {
  return { kind: 'rejected', status: 401, reason };
}
