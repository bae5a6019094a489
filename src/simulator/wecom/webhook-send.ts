import type { MediaShelf } from '../media-shelf.ts';
import { createRateWindow } from '../rate-window.ts';
import type { VendorRoute } from '../vendor-double.ts';
import type { Member, WecomWorld } from '../world.ts';
import { accept, isAnswer, refuse } from './answer.ts';
import { readBody } from './read-body.ts';
import { readWebhookContent } from './webhook-content.ts';
import { roomOfKey } from './webhook-key.ts';

const PER_MINUTE = 20;
const MINUTE_MS = 60_000;

/**
 * `POST /cgi-bin/webhook/send?key=` (platforms.md 3). The limit counts messages that are taken: whether WeCom counts
 * refused ones too is not documented.
 */
export function createWebhookSend(
  world: WecomWorld,
  members: readonly Member[],
  shelf: MediaShelf,
): VendorRoute {
  const rate = createRateWindow({ limit: PER_MINUTE, windowMs: MINUTE_MS });
  return (request, now) => {
    const key = request.query.get('key') ?? '';
    const room = roomOfKey(world, key);
    if (room === undefined) return refuse(93000);
    const body = readBody(request);
    if (isAnswer(body)) return body;
    const read = readWebhookContent(body.fields, { members, shelf, key, now });
    if (isAnswer(read)) return read;
    if (!rate.mayPass(key, now)) return refuse(45009, `more than ${PER_MINUTE} messages a minute`);
    return accept({}, [{ ...read, room: room.key, as: `${world.bot.name}·推送`, via: 'webhook' }]);
  };
}
