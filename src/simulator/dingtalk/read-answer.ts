import type { ReadReply } from '../vendor-double.ts';
import type { Member, Room } from '../world.ts';
import { OLD_API_ERRORS } from './errcodes.ts';
import { parseJsonObject } from './json-object.ts';
import { readWebhookMessage } from './webhook-message.ts';

interface Answered {
  readonly room: Room;
  readonly members: readonly Member[];
  readonly robotName: string;
}

/**
 * What the vendor makes of the bot's HTTP answer: 200 with nothing, or with `{"msgtype":"empty"}`, says nothing; a message
 * in the body is documented as a reply (platforms.md 7.3). Whatever else stands there is ignored.
 */
export function readAnswer(status: number, body: string, { room, members, robotName }: Answered): ReadReply {
  if (status !== 200) return { problem: `机器人应答 HTTP ${status}` };
  const answer = parseJsonObject(body);
  if (answer?.['msgtype'] === undefined || answer['msgtype'] === 'empty') return {};
  const message = readWebhookMessage(answer, members);
  if (typeof message === 'string')
    return { note: `应答中的消息未显示：${OLD_API_ERRORS[message].explanation}` };
  return { shown: { ...message, room: room.key, as: robotName, via: 'reply' } };
}
