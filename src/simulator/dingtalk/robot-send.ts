import type { Instant } from '../../domain/instant.ts';
import type { RateWindow } from '../rate-window.ts';
import type { VendorAnswer, VendorRequest, VendorRoute } from '../vendor-double.ts';
import type { Member } from '../world.ts';
import { ok, refuse } from './answer.ts';
import type { OldApiErrorName } from './errcodes.ts';
import { asText } from './json-object.ts';
import { type CustomRobot, checkKeywords, checkSign } from './security-settings.ts';
import { openPost, readWebhookMessage } from './webhook-message.ts';

/** 20 messages a minute, then ten minutes of refusals for everything (platforms.md 9.1). */
export const ROBOT_RATE = { limit: 20, windowMs: 60_000, banMs: 600_000 } as const;

/** A custom robot and the room it stands in. */
export interface PlacedRobot {
  readonly robot: CustomRobot;
  readonly room: string;
}

interface RobotSendParts {
  /** What the push robots are called in their groups. */
  readonly name: string;
  /** By access_token. */
  readonly robots: ReadonlyMap<string, PlacedRobot>;
  readonly members: readonly Member[];
  readonly rate: RateWindow;
}

const STATE_ERRORS: Record<NonNullable<CustomRobot['state']>, OldApiErrorName> = {
  disabled: 'robotDisabled',
  removed: 'robotRemoved',
  dissolved: 'groupDissolved',
};

/**
 * `POST /robot/send?access_token=`: a custom robot's push (platforms.md 9.1). Only what passes all checks counts towards
 * the rate; a `msgUuid` that was taken before is answered with 0, shown no more, and not counted.
 */
export function createRobotSend({ name, robots, members, rate }: RobotSendParts): VendorRoute {
  const taken = new Set<string>();
  return (request, now) => {
    const token = request.query.get('access_token') ?? '';
    const placed = robots.get(token);
    if (placed === undefined) return refuse(token.trim() === '' ? 'tokenEmpty' : 'tokenUnknown');
    const { robot, room } = placed;
    const barred = barredBy(robot, request, rate, now);
    if (barred !== undefined) return refuse(barred);

    const post = openPost(request);
    if (typeof post === 'string') return refuse(post);
    const message = readWebhookMessage(post, members);
    if (typeof message === 'string') return refuse(message);
    const withoutKeyword = checkKeywords(robot, message);
    if (withoutKeyword !== undefined) return refuse(withoutKeyword);

    const uuid = asText(post['msgUuid']);
    const once = uuid === undefined ? undefined : `${token} ${uuid}`;
    if (once !== undefined && taken.has(once)) return alreadyTaken();
    if (!rate.mayPass(token, now)) return refuse('throttled');
    if (once !== undefined) taken.add(once);
    return ok({}, [{ ...message, room, as: name, via: 'webhook' }]);
  };
}

/** What keeps a robot from sending anything at all. */
function barredBy(
  robot: CustomRobot,
  { query }: VendorRequest,
  rate: RateWindow,
  now: Instant,
): OldApiErrorName | undefined {
  if (robot.state !== undefined) return STATE_ERRORS[robot.state];
  if (rate.isBanned(robot.token, now)) return 'throttled';
  return checkSign(robot, query, now);
}

function alreadyTaken(): VendorAnswer {
  return { ...ok(), note: '重复的 msgUuid，未再显示' };
}
