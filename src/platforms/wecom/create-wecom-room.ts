import { createHash } from 'node:crypto';
import { assertNever } from '../../domain/assert-never.ts';
import type { Outgoing, PostRoom } from '../../ports/post-room.ts';
import { outcomeOf, refusal, type Told } from '../outcome.ts';
import { robotName } from '../robot-name.ts';
import { postToWebhook, uploadToWebhook, type WecomWebhook } from './group-webhook.ts';
import { renderParts } from './render-parts.ts';

/** Most bytes of a picture and of a file (platforms.md 3). */
const PICTURE_BYTES = 2 * 1024 * 1024;
const FILE_BYTES = 20 * 1024 * 1024;

/**
 * A group on WeCom, posted to by its push robot (platforms.md 3), which knows no double: what may have arrived must not
 * be sent again.
 */
export function createWecomRoom(webhook: WecomWebhook): PostRoom {
  return {
    platform: 'wecom',
    robot: robotName('wecom', webhook.key),
    takes: new Set(['picture', 'file']),
    idempotent: false,
    render: renderParts,
    send: async (part) => outcomeOf(await send(webhook, part)),
  };
}

async function send(webhook: WecomWebhook, part: Outgoing): Promise<Told> {
  switch (part.kind) {
    case 'text':
      return postToWebhook(webhook, { msgtype: 'markdown', markdown: { content: part.text } });
    case 'picture':
      return sendPicture(webhook, part.bytes);
    case 'file':
      return sendFile(webhook, part);
    default:
      return assertNever(part);
  }
}

async function sendPicture(webhook: WecomWebhook, bytes: Uint8Array): Promise<Told> {
  if (bytes.length > PICTURE_BYTES) return refusal('too-long', 'permanent', 'picture-too-large');
  const base64 = Buffer.from(bytes).toString('base64');
  const md5 = createHash('md5').update(bytes).digest('hex');
  return postToWebhook(webhook, { msgtype: 'image', image: { base64, md5 } });
}

async function sendFile(
  webhook: WecomWebhook,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Told> {
  if (file.bytes.length > FILE_BYTES) return refusal('too-long', 'permanent', 'file-too-large');
  const upload = await uploadToWebhook(webhook, file);
  if (upload.kind === 'refused') return upload;
  return postToWebhook(webhook, { msgtype: 'file', file: { media_id: upload.mediaId } });
}
