import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { Mentioned, ShownContent } from '../chat-log.ts';
import type { MediaShelf } from '../media-shelf.ts';
import type { VendorAnswer } from '../vendor-double.ts';
import type { Member } from '../world.ts';
import { isAnswer, refuse, refuseNotSimulated } from './answer.ts';
import { type Fields, isFields, textList } from './fields.ts';
import { pinged, writtenMentions } from './mentions.ts';
import { readLimited } from './read-limited.ts';
import { isStillValid } from './upload-media.ts';

/** What a group robot posts, as far as it is played. */
export interface WebhookContent {
  readonly content: ShownContent;
  readonly mentions: readonly Mentioned[];
}

export interface WebhookCircumstances {
  readonly members: readonly Member[];
  readonly shelf: MediaShelf;
  readonly key: string;
  readonly now: Instant;
}

type Read = (content: Fields, circumstances: WebhookCircumstances) => WebhookContent | VendorAnswer;

const TEXT_BYTES = 2_048;
const MARKDOWN_BYTES = 4_096;
const IMAGE_BYTES = 2 * 1024 * 1024;
const SIGNATURES = [
  { contentType: 'image/png', name: 'image.png', magic: Buffer.from('89504e470d0a1a0a', 'hex') },
  { contentType: 'image/jpeg', name: 'image.jpg', magic: Buffer.from('ffd8ff', 'hex') },
];

/** The message types that are played, with their limits (platforms.md 3). What is too long is refused, not cut. */
const READERS: ReadonlyMap<string, Read> = new Map([
  ['text', readText],
  ['markdown', readMarkdown],
  ['markdown_v2', readMarkdownV2],
  ['image', readImage],
  ['file', readFile],
]);
const NOT_PLAYED = ['news', 'voice', 'template_card'];

/** Reads a group robot's message, or says why WeCom refuses it. */
export function readWebhookContent(
  body: Fields,
  circumstances: WebhookCircumstances,
): WebhookContent | VendorAnswer {
  const { msgtype } = body;
  if (typeof msgtype !== 'string') return refuse(40008);
  if (NOT_PLAYED.includes(msgtype)) return refuseNotSimulated(`msgtype ${msgtype}`);
  const read = READERS.get(msgtype);
  if (read === undefined) return refuse(40008);
  const content = body[msgtype];
  return isFields(content) ? read(content, circumstances) : refuse(40058, `${msgtype} is not an object`);
}

function readText(fields: Fields, { members }: WebhookCircumstances): WebhookContent | VendorAnswer {
  const read = readLimited(fields['content'], 'text.content', TEXT_BYTES);
  if (isAnswer(read)) return read;
  const accounts = textList(fields['mentioned_list']);
  const mobiles = textList(fields['mentioned_mobile_list']);
  if (accounts === undefined) return refuse(40058, 'text.mentioned_list is not a list of strings');
  if (mobiles === undefined) return refuse(40058, 'text.mentioned_mobile_list is not a list of strings');
  return {
    content: { kind: 'text', text: read.text },
    // Nobody here has a telephone number: but for "@all" a number reaches no one.
    mentions: pinged([...accounts, ...mobiles, ...writtenMentions(read.text)], members),
  };
}

function readMarkdown(fields: Fields, { members }: WebhookCircumstances): WebhookContent | VendorAnswer {
  const read = readLimited(fields['content'], 'markdown.content', MARKDOWN_BYTES);
  if (isAnswer(read)) return read;
  return {
    content: { kind: 'markdown', dialect: 'wecom', text: read.text },
    mentions: pinged(writtenMentions(read.text), members),
  };
}

function readMarkdownV2(fields: Fields): WebhookContent | VendorAnswer {
  const read = readLimited(fields['content'], 'markdown_v2.content', MARKDOWN_BYTES);
  if (isAnswer(read)) return read;
  return { content: { kind: 'markdown', dialect: 'wecom-v2', text: read.text }, mentions: [] };
}

function readImage(fields: Fields, { shelf, key, now }: WebhookCircumstances): WebhookContent | VendorAnswer {
  const { base64, md5 } = fields;
  if (typeof base64 !== 'string' || typeof md5 !== 'string') {
    return refuse(40058, 'image.base64 or image.md5 missing');
  }
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > IMAGE_BYTES) return refuse(40058, `image exceed max size ${IMAGE_BYTES}`);
  if (createHash('md5').update(bytes).digest('hex') !== md5.toLowerCase()) {
    return refuse(40058, 'image.md5 not match');
  }
  const format = SIGNATURES.find(({ magic }) => bytes.subarray(0, magic.length).equals(magic));
  if (format === undefined) return refuse(40058, 'image is neither jpg nor png');
  const { name, contentType } = format;
  const { id } = shelf.put({ name, contentType, bytes, scope: key, at: now });
  return { content: { kind: 'image', mediaId: id }, mentions: [] };
}

/** A media_id belongs to the webhook it was uploaded for, and lives three days (platforms.md 3). */
function readFile(fields: Fields, { shelf, key, now }: WebhookCircumstances): WebhookContent | VendorAnswer {
  const id = fields['media_id'];
  const media = typeof id === 'string' ? shelf.get(id) : undefined;
  if (media === undefined || media.scope !== key) return refuse(40058, 'invalid media_id');
  if (!isStillValid(media, now)) return refuse(40058, 'media_id expired');
  const { name, bytes } = media;
  return { content: { kind: 'file', mediaId: media.id, name, bytes: bytes.length }, mentions: [] };
}
