import { createHash } from 'node:crypto';
import { encrypt, getSignature } from '@wecom/crypto';
import type { Instant } from '../../domain/instant.ts';
import { type Message, plainText } from '../../domain/message.ts';
import type { EncodedReply, Incoming } from '../../ports/chat-platform.ts';
import type { WecomBot } from './config.ts';
import { type Line, withinBytes } from './cut.ts';
import { markdownLines } from './markdown.ts';

/** Most bytes of a stream's content (platforms.md 1.7). */
const STREAM_BYTES = 20_480;
/** Most bytes of a text: not stated for the welcome, so that of WeCom's other texts (platforms.md 3). */
const TEXT_BYTES = 2048;

/** An answer as the body of the HTTP response, encrypted and signed; no body at all if there is nothing to say. */
export function encode(
  reply: Message | undefined,
  to: {
    readonly incoming: Incoming;
    readonly nonce: string;
    readonly bot: WecomBot;
    readonly now: Instant;
    readonly random: Buffer;
  },
): EncodedReply {
  const said = reply && dialectOf(reply, to.incoming);
  if (said === undefined) return { response: { status: 200 } };
  const timestamp = Math.floor(to.now / 1000);
  const encrypted = encrypt(to.bot.encodingAESKey, JSON.stringify(said), to.bot.receiveId, to.random);
  const msgsignature = getSignature(to.bot.token, timestamp, to.nonce, encrypted);
  const body = JSON.stringify({ encrypt: encrypted, msgsignature, timestamp, nonce: to.nonce });
  return { response: { status: 200, contentType: 'application/json', body } };
}

/**
 * The vendor takes `text` for the welcome only, and everywhere else a stream, ours finished at once (platforms.md 1.6).
 * An empty stream would leave its "thinking" mark on for ever, so an empty message is none.
 */
function dialectOf(reply: Message, incoming: Incoming): object | undefined {
  if (plainText(reply).trim() === '') return undefined;
  if (incoming.content.kind === 'enter') {
    return { msgtype: 'text', text: { content: withinBytes(plainLines(reply), TEXT_BYTES) } };
  }
  const content = withinBytes(markdownLines(reply), STREAM_BYTES);
  return { msgtype: 'stream', stream: { id: streamId(incoming), finish: true, content } };
}

function plainLines(of: Message): readonly Line[] {
  return plainText(of)
    .split('\n')
    .map((line) => ({ rendered: line, plain: line }));
}

/** The same for a redelivered message, so that WeCom shows one answer. */
function streamId({ bot, messageId }: Incoming): string {
  return createHash('sha256').update(`${bot}\n${messageId}`).digest('hex').slice(0, 32);
}
