import { z } from 'zod';
import type { Unknown } from '../../domain/outcome.ts';
import { type Answer, type Fetch, postJson } from '../ask-vendor.ts';
import { CONFIRMED, type Refusal, type Told } from '../outcome.ts';
import { type MarkdownPart, markdownPayload } from './encode.ts';
import { failedAnswer } from './failed-answer.ts';

const successSchema = z.object({ errcode: z.literal(0) });

/** Posts to a `sessionWebhook`, whose address is trusted already. */
export async function sendToSession(fetch: Fetch, url: string, part: MarkdownPart): Promise<Told> {
  return readSent(await postJson(fetch, url, markdownPayload(part)));
}

/** What a webhook's answer says; only errcode 0 means that the post arrived. */
export function readSent(answer: Answer | Refusal | Unknown): Told {
  if (answer.kind !== 'answered') return answer;
  return successSchema.safeParse(answer.json).success ? CONFIRMED : failedAnswer(answer);
}
