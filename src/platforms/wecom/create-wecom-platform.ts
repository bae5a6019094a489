import { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { CallbackRequest, ChatPlatform, Decoded, Rejection } from '../../ports/chat-platform.ts';
import type { WecomBot, WecomConfig } from './config.ts';
import { decode, type WecomHandle } from './decode.ts';
import { decrypt } from './decrypt.ts';
import { encode } from './encode.ts';
import { createRandomBytes } from './random-bytes.ts';
import { verify } from './verify.ts';

/** Refuses what is no UTF-8. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

const bodySchema = z.object({ encrypt: z.string().min(1) });

/** One AI bot (智能机器人) in callback mode. `random` gives the 16 random bytes of a reply's encryption. */
export function createWecomPlatform({
  bot,
  config,
  random = createRandomBytes(16),
}: {
  readonly bot: WecomBot;
  readonly config: Pick<WecomConfig, 'contentTypes'>;
  readonly random?: () => Buffer;
}): ChatPlatform<WecomHandle> {
  const contentTypes = new Set(config.contentTypes.map(mediaType));

  return {
    name: 'wecom',
    open: (request, now) =>
      request.method === 'GET' ? openEcho(request, bot, now) : openMessage(request, bot, contentTypes, now),
    encode: (reply, incoming, handle, now) =>
      encode(reply, { incoming, nonce: handle.nonce, bot, now, random: random() }),
  };
}

/** The vendor's check of our URL: the decrypted `echostr`, and nothing else, is the answer (platforms.md 1.1). */
function openEcho({ query }: CallbackRequest, bot: WecomBot, now: Instant): Decoded<WecomHandle> {
  const { echostr } = query;
  if (!echostr) return malformed('no echostr');
  const rejection = verify(query, echostr, bot, now);
  if (rejection) return rejection;
  const opened = decrypt(echostr, bot);
  if (opened.kind === 'rejected') return opened;
  // A captured callback must not be read out to whoever presents its ciphertext here: an echo is one plain word.
  if (!/^[\w+/=.-]{1,128}$/.test(opened.message)) return malformed('the echostr holds more than an echo');
  return {
    kind: 'acknowledge',
    response: { status: 200, contentType: 'text/plain', body: opened.message },
  };
}

/** A message or an event: never read unless it is signed and encrypted (platforms.md 1.3). */
function openMessage(
  { query, headers, body }: CallbackRequest,
  bot: WecomBot,
  contentTypes: ReadonlySet<string>,
  now: Instant,
): Decoded<WecomHandle> {
  const contentType = headers['content-type'];
  if (contentType && !contentTypes.has(mediaType(contentType))) {
    return { kind: 'rejected', status: 415, reason: 'another content type than configured' };
  }
  const encrypted = parseBody(body);
  if (encrypted === undefined) return malformed('the body is not {"encrypt":"…"}');
  const rejection = verify(query, encrypted, bot, now);
  if (rejection) return rejection;
  const opened = decrypt(encrypted, bot);
  if (opened.kind === 'rejected') return opened;
  const { nonce = '' } = query;
  return decode(opened.message, bot, { nonce });
}

function parseBody(body: Uint8Array): string | undefined {
  try {
    const json: unknown = JSON.parse(UTF_8.decode(body));
    return bodySchema.safeParse(json).data?.encrypt;
  } catch {
    return undefined;
  }
}

/** `Application/JSON; charset=utf-8` → `application/json` */
function mediaType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

function malformed(reason: string): Rejection {
  return { kind: 'rejected', status: 400, reason };
}
