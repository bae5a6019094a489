import type { Metrics } from '../ports/metrics.ts';
import type { PostRoom } from '../ports/post-room.ts';

/** The same room, whose requests are counted by what became of them. */
export function measureRoom(room: PostRoom, metrics: Pick<Metrics, 'sent'>): PostRoom {
  return {
    ...room,
    async send(part, id) {
      const outcome = await room.send(part, id);
      metrics.sent(room.platform, outcome.kind);
      return outcome;
    },
  };
}
