import { readdirSync, readFileSync } from 'node:fs';
import type { Instant } from '../../../src/domain/instant.ts';
import type { WecomBot } from '../../../src/platforms/wecom/config.ts';
import { createWecomPlatform } from '../../../src/platforms/wecom/create-wecom-platform.ts';
import type { CallbackRequest, EncodedReply, Incoming } from '../../../src/ports/chat-platform.ts';
import type { ChatPlatformHarness, Recorded, Said } from '../../contract/chat-platform.contract.ts';
import { openedReply, sealed, signed, type WecomCredentials } from '../../support/wecom-vendor.ts';

/** The credentials of the vector made for AI bots (platforms.md 5.2). */
export const BOT: WecomBot = {
  id: 'aib-1',
  token: 'testToken01',
  encodingAESKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
  receiveId: '',
};

/** Credentials of somebody else. */
export const STRANGER: WecomCredentials = {
  token: 'otherToken02',
  encodingAESKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: '',
};

export const NONCE = '1764407872';
export const RANDOM = Buffer.from('0123456789abcdef');
export const CONTENT_TYPES = { contentTypes: ['application/json'] };

/** A file of test/replay/wecom (see the README there). */
interface Fixture {
  readonly title: string;
  readonly bot: WecomBot;
  readonly timestamp: string;
  readonly nonce: string;
  readonly random: string;
  readonly message: object;
  readonly expected: Incoming;
}

export function groupText(text: string): object {
  return {
    msgid: 'm-0001',
    aibotid: BOT.id,
    chatid: 'wrTEST',
    chattype: 'group',
    from: { userid: 'zhangsan' },
    msgtype: 'text',
    text: { content: text },
  };
}

/** The request WeCom makes of a plaintext, encrypted and signed with these credentials. */
export function posted(
  plaintext: string | Uint8Array,
  at: Instant,
  credentials: WecomCredentials = BOT,
  nonce = NONCE,
): CallbackRequest {
  return postedEncrypted(sealed(credentials, plaintext, RANDOM), at, credentials, nonce);
}

export function postedEncrypted(
  encrypted: string,
  at: Instant,
  credentials: WecomCredentials = BOT,
  nonce = NONCE,
): CallbackRequest {
  return {
    method: 'POST',
    query: { ...signed(credentials, encrypted, String(Math.floor(at / 1000)), nonce) },
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ encrypt: encrypted })),
  };
}

/** What WeCom would show of a reply: the content of a finished stream, or of the welcome. '' for an empty body. */
export function shown(reply: EncodedReply, credentials: WecomCredentials = BOT, nonce = NONCE): unknown {
  const { status, contentType, body } = reply.response;
  if (status !== 200) throw new Error(`status ${status}`);
  if (body === undefined || body === '') return '';
  if (contentType !== 'application/json') throw new Error(`content type ${contentType}`);
  return openedReply(credentials, nonce, body).message;
}

export function recordings(): readonly Recorded[] {
  const folder = new URL('../../replay/wecom/', import.meta.url);
  return readdirSync(folder).map((file) => {
    const fixture = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Fixture;
    const { title, bot, timestamp, nonce, random, message, expected } = fixture;
    const encrypted = sealed(bot, JSON.stringify(message), Buffer.from(random, 'latin1'));
    const now = Number(timestamp) * 1000;
    return { title, request: postedEncrypted(encrypted, now, bot, nonce), now, expected };
  });
}

export function createWecomHarness(): ChatPlatformHarness {
  const text = ({ text, at }: Said): [string, Instant] => [JSON.stringify(groupText(text)), at];
  return {
    platform: createWecomPlatform({ bot: BOT, config: CONTENT_TYPES }),
    secrets: [BOT.token, BOT.encodingAESKey],
    replyLimitBytes: 20_480,
    callback: (said) => posted(...text(said)),
    forged: (said) => {
      // The right key and a wrong token: nothing but the signature gives it away.
      return posted(...text(said), { ...BOT, token: STRANGER.token });
    },
    unsigned: (request) => ({ ...request, query: {} }),
    withSignatureOf: (request, other) => ({ ...request, query: other.query }),
    received: async (reply) => {
      const message = shown(reply) as '' | { msgtype: string; stream: { finish: boolean; content: string } };
      if (message === '') return '';
      if (message.msgtype !== 'stream' || !message.stream.finish) throw new Error('not a finished stream');
      return message.stream.content;
    },
    recorded: recordings(),
  };
}
