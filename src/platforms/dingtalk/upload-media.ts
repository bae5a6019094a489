import { z } from 'zod';
import { type Fetch, postMedia, type Upload } from '../ask-vendor.ts';
import { nothingPosted, type Refusal, refusal } from '../outcome.ts';
import { trustedOriginOf } from '../trusted-origin.ts';
import { type DingtalkTokens, withToken } from './access-token.ts';
import type { DingtalkRobot } from './config.ts';
import { failedAnswer } from './failed-answer.ts';

/** Of a picture and of a file alike (platforms.md 9.4). */
const MOST_BYTES = 20 * 1024 * 1024;

export interface MediaDeps {
  readonly oapiBaseUrl: string;
  readonly fetch: Fetch;
  readonly tokens: Pick<DingtalkTokens, 'oapi'>;
}

export interface Uploaded {
  readonly kind: 'uploaded';
  readonly mediaId: string;
}

const uploadedSchema = z.object({ errcode: z.literal(0), media_id: z.string().min(1) });

/** Uploads as the robot's app (platforms.md 9.4). Nothing is posted by it: what fails may be done again. */
export async function uploadMedia(
  { oapiBaseUrl, fetch, tokens }: MediaDeps,
  robot: DingtalkRobot,
  type: 'image' | 'file',
  upload: Upload,
): Promise<Uploaded | Refusal> {
  if (trustedOriginOf(oapiBaseUrl) === undefined) return refusal('unreachable', 'permanent', 'not-https');
  if (upload.bytes.length > MOST_BYTES) return refusal('too-long', 'permanent', `${type}-too-large`);
  const host = oapiBaseUrl.replace(/\/+$/, '');
  return withToken(tokens.oapi, robot, async (token): Promise<Uploaded | Refusal> => {
    const query = new URLSearchParams({ access_token: token, type });
    const answer = await postMedia(fetch, `${host}/media/upload?${query}`, upload);
    if (answer.kind !== 'answered') return nothingPosted(answer);
    const uploaded = uploadedSchema.safeParse(answer.json).data;
    return uploaded === undefined
      ? nothingPosted(failedAnswer(answer))
      : { kind: 'uploaded', mediaId: uploaded.media_id };
  });
}
