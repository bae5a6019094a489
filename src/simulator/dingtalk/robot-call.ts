import type { Instant } from '../../domain/instant.ts';
import type { MediaShelf } from '../media-shelf.ts';
import type { VendorRequest } from '../vendor-double.ts';
import type { DingtalkWorld } from '../world.ts';
import type { AccessTokens } from './access-token.ts';
import type { ApiErrorName } from './errcodes.ts';
import { type JsonObject, parseJsonObject } from './json-object.ts';
import { readMessageParam, type TemplateMessage } from './message-param.ts';
import type { MonthlyQuota } from './quota.ts';

/** What the sending calls of the server API have in common. */
export interface RobotCallParts {
  readonly robot: DingtalkWorld['robot'];
  readonly tokens: AccessTokens;
  readonly quota: MonthlyQuota;
  readonly media: MediaShelf;
}

/** A call that may be carried out: its body, and the message in it. */
interface RobotCall {
  readonly body: JsonObject;
  readonly message: TemplateMessage;
}

/**
 * Checks token, quota, robot and message of a call of `/v1.0/robot/*`. Every call with a valid token counts towards the
 * month's quota, also one that is refused for its body.
 */
export function openRobotCall(
  { headers, body }: VendorRequest,
  now: Instant,
  { robot, tokens, quota, media }: RobotCallParts,
): RobotCall | ApiErrorName {
  const token = String(headers['x-acs-dingtalk-access-token'] ?? '');
  if (tokens.judge(token, now) !== 'valid') return 'accessTokenInvalid';
  if (!quota.mayPass(now)) return 'quotaUsedUp';
  const asked = parseJsonObject(body.toString('utf8'));
  if (asked === undefined) return 'bodyInvalid';
  if (asked['robotCode'] !== robot.code) return 'robotUnknown';
  const message = readMessageParam(asked, media);
  return typeof message === 'string' ? message : { body: asked, message };
}
