import type { NewShown } from '../chat-log.ts';
import type { VendorRequest } from '../vendor-double.ts';
import type { Member } from '../world.ts';
import type { OldApiErrorName } from './errcodes.ts';
import { asObject, asText, type JsonObject, parseJsonObject } from './json-object.ts';
import { readMentions } from './mentions.ts';

/** The longest body: a report, not in the vendor's documents (platforms.md 9.1, 14 no. 13). */
const MAX_BODY_BYTES = 20_000;
/** Types that exist with the vendor and that duban never sends. */
const NOT_PLAYED = ['link', 'actionCard', 'feedCard'];

/** What a webhook's message looks like in a room. */
export type WebhookMessage = Pick<NewShown, 'content' | 'mentions' | 'title'>;

/** The JSON object posted to a webhook, or why there is none. */
export function openPost({ headers, body }: VendorRequest): JsonObject | OldApiErrorName {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return 'contentType';
  if (body.length > MAX_BODY_BYTES) return 'tooLong';
  return parseJsonObject(body.toString('utf8')) ?? 'jsonMissing';
}

/** Reads the message types of webhooks, sessionWebhooks and answers in the response (platforms.md 7.3, 9.1). */
export function readWebhookMessage(
  post: JsonObject,
  members: readonly Member[],
): WebhookMessage | OldApiErrorName {
  switch (post['msgtype']) {
    case 'text': {
      const text = asText(asObject(post['text'])?.['content']);
      if (text === undefined) return 'textMissing';
      return { content: { kind: 'text', text }, mentions: readMentions(post['at'], text, members) };
    }
    case 'markdown': {
      const markdown = asObject(post['markdown']);
      const title = asText(markdown?.['title']);
      const text = asText(markdown?.['text']);
      if (title === undefined || text === undefined) return 'markdownMissing';
      const mentions = readMentions(post['at'], text, members);
      return { content: { kind: 'markdown', dialect: 'dingtalk', text }, mentions, title };
    }
    default:
      return NOT_PLAYED.includes(String(post['msgtype'])) ? 'typeNotPlayed' : 'typeUnknown';
  }
}
