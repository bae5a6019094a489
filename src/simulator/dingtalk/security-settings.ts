import type { Instant } from '../../domain/instant.ts';
import type { DingtalkGroup } from '../world.ts';
import type { OldApiErrorName } from './errcodes.ts';
import { sign } from './sign.ts';
import type { WebhookMessage } from './webhook-message.ts';

/** How far a signed timestamp may be from the vendor's clock (platforms.md 9.1). */
const HOUR_MS = 3_600_000;

export type CustomRobot = NonNullable<DingtalkGroup['webhook']>;

/** Checks the sign of a custom robot's request; undefined if the robot asks for none, or it is right. */
export function checkSign(
  { secret }: CustomRobot,
  query: URLSearchParams,
  now: Instant,
): OldApiErrorName | undefined {
  if (secret === undefined) return undefined;
  const timestamp = query.get('timestamp') ?? '';
  const isRecent = /^\d+$/.test(timestamp) && Math.abs(now - Number(timestamp)) <= HOUR_MS;
  if (!isRecent) return 'timestampInvalid';
  return query.get('sign') === sign(secret, timestamp) ? undefined : 'signMismatch';
}

/** Checks that one of a custom robot's keywords stands in the message, its title included. */
export function checkKeywords(
  { keywords = [] }: CustomRobot,
  { content, title = '' }: WebhookMessage,
): OldApiErrorName | undefined {
  const said = 'text' in content ? `${title}\n${content.text}` : title;
  const isThere = keywords.length === 0 || keywords.some((keyword) => said.includes(keyword));
  return isThere ? undefined : 'keywordMissing';
}
