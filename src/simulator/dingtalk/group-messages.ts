import { randomBytes } from 'node:crypto';
import type { VendorRoute } from '../vendor-double.ts';
import type { Room } from '../world.ts';
import { apiOk, refuseApi } from './answer.ts';
import { asText } from './json-object.ts';
import { openRobotCall, type RobotCallParts } from './robot-call.ts';

/**
 * `POST /v1.0/robot/groupMessages/send`: nobody can be @-ed. A conversation that does not exist is answered like one that
 * does, and nobody sees the message (platforms.md 9.2).
 */
export function createGroupMessages(rooms: readonly Room[], parts: RobotCallParts): VendorRoute {
  return (request, now) => {
    const call = openRobotCall(request, now, parts);
    if (typeof call === 'string') return refuseApi(call);
    const conversationId = asText(call.body['openConversationId']);
    if (conversationId === undefined) return refuseApi('conversationMissing');
    const room = rooms.find(({ chatId }) => chatId === conversationId);
    const answer = { processQueryKey: randomBytes(24).toString('base64') };
    if (room === undefined) return { ...apiOk(answer), note: '没有这个会话，无人看到' };
    const shown = {
      ...call.message,
      room: room.key,
      as: parts.robot.name,
      via: 'robot-api',
      mentions: [],
    } as const;
    return apiOk(answer, [shown]);
  };
}
