import { z } from 'zod';
import { type Fetch, postJson, postMedia } from '../ask-vendor.ts';
import { CONFIRMED, nothingPosted, type Refusal, refusal, type Told } from '../outcome.ts';
import { trustedOriginOf } from '../trusted-origin.ts';
import { failedAnswer } from './failed-answer.ts';

/** A group's push robot (消息推送, platforms.md 3). */
export interface WecomWebhook {
  readonly baseUrl: string;
  /** The whole credential: it stands in no outcome. */
  readonly key: string;
  readonly fetch?: Fetch;
}

const sentSchema = z.object({ errcode: z.literal(0) });
const uploadedSchema = z.object({ errcode: z.literal(0), media_id: z.string().min(1) });

/** Posts a message as the vendor words it; only errcode 0 means that it arrived. */
export async function postToWebhook(webhook: WecomWebhook, message: object): Promise<Told> {
  const url = addressOf(webhook, 'send');
  if (typeof url !== 'string') return url;
  const answer = await postJson(fetchOf(webhook), url, JSON.stringify(message));
  if (answer.kind !== 'answered') return answer;
  return sentSchema.safeParse(answer.json).success ? CONFIRMED : failedAnswer(answer);
}

/** Uploads a file for this webhook; its media_id is good for three days, and for no other. */
export async function uploadToWebhook(
  webhook: WecomWebhook,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<{ readonly kind: 'uploaded'; readonly mediaId: string } | Refusal> {
  const url = addressOf(webhook, 'upload_media', { type: 'file' });
  if (typeof url !== 'string') return url;
  const upload = { ...file, contentType: 'application/octet-stream' };
  const answer = await postMedia(fetchOf(webhook), url, upload);
  if (answer.kind !== 'answered') return nothingPosted(answer);
  const uploaded = uploadedSchema.safeParse(answer.json).data;
  return uploaded === undefined
    ? nothingPosted(failedAnswer(answer))
    : { kind: 'uploaded', mediaId: uploaded.media_id };
}

function addressOf(
  { baseUrl, key }: WecomWebhook,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string | Refusal {
  if (trustedOriginOf(baseUrl) === undefined) return refusal('unreachable', 'permanent', 'not-https');
  return `${baseUrl.replace(/\/+$/, '')}/cgi-bin/webhook/${path}?${new URLSearchParams({ key, ...query })}`;
}

function fetchOf({ fetch = globalThis.fetch }: WecomWebhook): Fetch {
  return fetch;
}
