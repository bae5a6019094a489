import { randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { Room } from '../world.ts';

/** The temporary reply addresses that callbacks carry (`sessionWebhook`). */
export interface Sessions {
  /** The session of a message; the same one when the message is delivered again. */
  open(messageId: string, room: Room, expiresAt: Instant): string;
  /** Where the session leads; undefined if there is none or it has expired. */
  roomOf(session: string, now: Instant): Room | undefined;
}

interface Session {
  readonly id: string;
  readonly room: Room;
  readonly expiresAt: Instant;
}

export function createSessions(): Sessions {
  const byMessage = new Map<string, Session>();
  const byId = new Map<string, Session>();
  return {
    open(messageId, room, expiresAt) {
      const opened = byMessage.get(messageId) ?? { id: randomBytes(16).toString('hex'), room, expiresAt };
      byMessage.set(messageId, opened);
      byId.set(opened.id, opened);
      return opened.id;
    },
    roomOf(session, now) {
      const found = byId.get(session);
      return found !== undefined && now < found.expiresAt ? found.room : undefined;
    },
  };
}
