import { randomUUID } from 'node:crypto';
import type { Message } from '../../src/domain/message.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { TextPart } from '../../src/domain/post.ts';
import type { PostRoom } from '../../src/ports/post-room.ts';

/** The only part of a message that fits into one. */
export function onlyPart(room: PostRoom, message: Message): TextPart {
  const [part, ...more] = room.render(message);
  if (part === undefined || more.length > 0) throw new Error('not one part');
  return part;
}

/** Sends a message of one part, under an id of its own unless said. */
export function sendOnly(room: PostRoom, message: Message, id: string = randomUUID()): Promise<Outcome> {
  return room.send(onlyPart(room, message), id);
}
