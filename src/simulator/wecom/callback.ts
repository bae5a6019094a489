import { randomBytes, randomInt } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { CallbackCircumstances, OutgoingCallback, Said, Utterance } from '../vendor-double.ts';
import type { WecomWorld } from '../world.ts';
import { seal, signatureOf } from './crypto.ts';
import { readReply } from './read-reply.ts';

type Bot = WecomWorld['bot'];
type Items = Extract<Said, { kind: 'mixed' }>['items'];

const NONCES = 10_000_000_000;

/**
 * A message or event on its way to the AI bot (platforms.md 1.2–1.5): signed and encrypted anew at each delivery, under
 * the same `msgid`. `host` is the double's own, for the addresses it hands out.
 */
export function wecomCallback(
  bot: Bot,
  utterance: Utterance,
  { botUrl, now, forged }: CallbackCircumstances,
  host: string,
): OutgoingCallback | undefined {
  // WeCom tells of nobody who enters a group (platforms.md 1.5).
  if (utterance.said.kind === 'enter' && utterance.room.kind === 'group') return undefined;
  const opened = JSON.stringify(payloadOf(bot, utterance, now, host));
  const encrypt = seal(bot.encodingAESKey, opened, bot.receiveId ?? '');
  const { url, nonce } = signedUrl(bot, botUrl, encrypt, now, forged);
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ encrypt }),
    opened,
    read: (status, body) => readReply(status, body, { bot, utterance, nonce }),
  };
}

/** The bot's address with what WeCom adds to it; `encrypt` is the ciphertext that is signed. */
export function signedUrl(
  bot: Bot,
  botUrl: string,
  encrypt: string,
  now: Instant,
  forged = false,
): { readonly url: string; readonly nonce: string } {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = String(randomInt(NONCES));
  const token = forged ? randomBytes(8).toString('hex') : bot.token;
  const url = new URL(botUrl);
  url.searchParams.set('msg_signature', signatureOf(token, timestamp, nonce, encrypt));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  return { url: url.href, nonce };
}

function payloadOf(bot: Bot, { messageId, room, from, said }: Utterance, now: Instant, host: string): object {
  const envelope = {
    msgid: messageId,
    aibotid: bot.id,
    ...(room.kind === 'group' ? { chatid: room.chatId } : {}),
    chattype: room.kind,
    from: { userid: from.account },
  };
  if (said.kind === 'enter') {
    return {
      ...envelope,
      create_time: Math.floor(now / 1000),
      msgtype: 'event',
      event: { eventtype: 'enter_chat', enter_chat: {} },
    };
  }
  const response_url = `${host}/cgi-bin/aibot/response?response_code=${randomBytes(16).toString('hex')}`;
  // In a group the bot hears only what @-s it, and the mention stands in the text as people see it (platforms.md 1.4).
  const mention = room.kind === 'group' ? `@${bot.name} ` : '';
  if (said.kind === 'mixed') {
    const msg_item = mentioned(mention, said.items).map((item) => messageItem(item, host));
    return { ...envelope, response_url, msgtype: 'mixed', mixed: { msg_item } };
  }
  return {
    ...envelope,
    response_url,
    msgtype: 'text',
    text: { content: `${mention}${said.text}` },
    ...(said.quote === undefined ? {} : { quote: { msgtype: 'text', text: { content: said.quote } } }),
  };
}

/** The mention stands before the first text, or alone where all are pictures. */
function mentioned(mention: string, items: Items): Items {
  if (mention === '') return items;
  const first = items.findIndex((item) => 'text' in item);
  if (first < 0) return [{ text: mention }, ...items];
  return items.map((item, index) =>
    index === first && 'text' in item ? { text: `${mention}${item.text}` } : item,
  );
}

/** The address of a picture is one of this double; what it holds is not played. */
function messageItem(item: Items[number], host: string): object {
  return 'text' in item
    ? { msgtype: 'text', text: { content: item.text } }
    : { msgtype: 'image', image: { url: `${host}/image/${encodeURIComponent(item.image)}` } };
}
