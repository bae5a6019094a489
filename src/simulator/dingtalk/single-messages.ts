import { randomBytes } from 'node:crypto';
import type { NewShown } from '../chat-log.ts';
import type { VendorRoute } from '../vendor-double.ts';
import { type Member, privateRoom } from '../world.ts';
import { apiOk, refuseApi } from './answer.ts';
import { textsOf } from './json-object.ts';
import { openRobotCall, type RobotCallParts } from './robot-call.ts';

/** The vendor's page says 20, one of its error texts 100 (platforms.md 14 no. 17). */
const MAX_USERS = 20;

/** `POST /v1.0/robot/oToMessages/batchSend`: the same message into each member's private chat (platforms.md 9.2). */
export function createSingleMessages(members: readonly Member[], parts: RobotCallParts): VendorRoute {
  const staff = new Map(members.filter(({ external }) => external !== true).map((one) => [one.account, one]));
  return (request, now) => {
    const call = openRobotCall(request, now, parts);
    if (typeof call === 'string') return refuseApi(call);
    const asked = textsOf(call.body['userIds']);
    if (asked.length === 0) return refuseApi('userIdsEmpty');
    if (asked.length > MAX_USERS) return refuseApi('userIdsTooMany');
    const userIds = [...new Set(asked)];
    const receivers = userIds.flatMap((id) => staff.get(id) ?? []);
    const shown = receivers.map(
      (member): NewShown => ({
        ...call.message,
        room: privateRoom('dingtalk', member).key,
        as: parts.robot.name,
        via: 'robot-api',
        mentions: [],
      }),
    );
    const answer = {
      processQueryKey: randomBytes(24).toString('base64'),
      invalidStaffIdList: userIds.filter((id) => !staff.has(id)),
      flowControlledStaffIdList: [],
    };
    return apiOk(answer, shown);
  };
}
