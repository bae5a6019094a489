import { z } from 'zod';
import type { Content, Decoded, Incoming, Rejection } from '../../ports/chat-platform.ts';
import type { WecomBot } from './config.ts';

/** What the answer needs besides the message: the reply is signed over the nonce of its callback's URL. */
export interface WecomHandle {
  readonly nonce: string;
}

const said = z.object({ content: z.string() });
const mixed = z.object({
  msg_item: z.array(z.object({ msgtype: z.string(), text: said.optional() })),
});

/** The decrypted message (platforms.md 1.4). Unknown fields are the vendor's to add; `quote` is not ours to read. */
const callbackSchema = z.object({
  msgid: z.string().min(1),
  chatid: z.string().optional(),
  chattype: z.enum(['single', 'group']).optional(),
  from: z.object({ userid: z.string().min(1) }).optional(),
  create_time: z.number().optional(),
  msgtype: z.string().min(1),
  text: said.optional(),
  mixed: mixed.optional(),
  event: z.object({ eventtype: z.string() }).optional(),
});

type Callback = z.infer<typeof callbackSchema>;

/**
 * Reads the decrypted JSON of one callback. Which bot it is was proven by the key that opened it: `aibotid` is not compared with
 * the config's `id`, a name the office chose for itself.
 */
export function decode(plaintext: string, bot: WecomBot, handle: WecomHandle): Decoded<WecomHandle> {
  const callback = parseCallback(plaintext);
  if (typeof callback === 'string') return malformed(callback);
  const content = contentOf(callback);
  if (content === undefined) return { kind: 'acknowledge', response: { status: 200 } };
  if (typeof content === 'string') return malformed(content);
  const chat = chatOf(callback);
  if (callback.from === undefined || chat === undefined) return malformed('no sender, or no chat');
  return {
    kind: 'message',
    incoming: {
      platform: 'wecom',
      bot: bot.id,
      messageId: callback.msgid,
      chat,
      sender: { account: callback.from.userid },
      content,
      ...(callback.create_time && { sentAt: callback.create_time * 1000 }),
    },
    handle,
  };
}

/** The callback, or what is wrong with it (never its values). */
function parseCallback(plaintext: string): Callback | string {
  let json: unknown;
  try {
    json = JSON.parse(plaintext);
  } catch {
    return 'the decrypted text is not JSON';
  }
  const parsed = callbackSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  return `the field ${parsed.error.issues[0]?.path.join('.') || '(root)'} is not as documented`;
}

/** What was said; undefined where nothing is asked of us; a string says what is missing. */
function contentOf(callback: Callback): Content | string | undefined {
  switch (callback.msgtype) {
    case 'text':
      return callback.text ? { kind: 'text', text: callback.text.content } : 'text without content';
    case 'mixed':
      return contentOfMixed(callback.mixed);
    case 'event':
      // Cards' buttons and thumbs up or down are acknowledged: we send neither cards nor feedback ids.
      return callback.event?.eventtype === 'enter_chat' ? { kind: 'enter' } : undefined;
    case 'stream':
      // The poll for the rest of an answer; ours are complete at once.
      return undefined;
    default:
      // Voice too, though the vendor transcribes it: a recogniser's guess is nobody's word for the ledger.
      return { kind: 'unsupported', type: callback.msgtype };
  }
}

/** Text around pictures: each piece on a line of its own, since a picture stands between them. */
function contentOfMixed(of: Callback['mixed']): Content {
  const texts = (of?.msg_item ?? []).flatMap((item) =>
    item.msgtype === 'text' && item.text ? [item.text.content] : [],
  );
  const text = texts.filter((one) => one.trim() !== '').join('\n');
  return text === '' ? { kind: 'unsupported', type: 'mixed' } : { kind: 'text', text };
}

/** A private chat has no id of its own with WeCom; the person's account stands for it. `chatid` is case-sensitive. */
function chatOf(callback: Callback): Incoming['chat'] | undefined {
  const kind = callback.chattype ?? (callback.chatid ? 'group' : 'single');
  const id = kind === 'group' ? callback.chatid : callback.from && `single:${callback.from.userid}`;
  return id ? { kind, id } : undefined;
}

function malformed(reason: string): Rejection {
  return { kind: 'rejected', status: 400, reason };
}
