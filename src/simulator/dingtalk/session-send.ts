import type { VendorRoute } from '../vendor-double.ts';
import type { Member } from '../world.ts';
import { ok, refuse } from './answer.ts';
import type { Sessions } from './sessions.ts';
import { openPost, readWebhookMessage } from './webhook-message.ts';

interface SessionSendParts {
  readonly sessions: Sessions;
  readonly members: readonly Member[];
  /** What the enterprise robot is called. */
  readonly robotName: string;
}

/** `POST /robot/sendBySession?session=`: the answer to one message, while its session lives (platforms.md 7.3). */
export function createSessionSend({ sessions, members, robotName }: SessionSendParts): VendorRoute {
  return (request, now) => {
    const room = sessions.roomOf(request.query.get('session') ?? '', now);
    if (room === undefined) return refuse('sessionUnknown');
    const post = openPost(request);
    if (typeof post === 'string') return refuse(post);
    const message = readWebhookMessage(post, members);
    if (typeof message === 'string') return refuse(message);
    return ok({}, [{ ...message, room: room.key, as: robotName, via: 'session' }]);
  };
}
