import { z } from 'zod';
import { type MarkdownPart, sessionPayload } from './encode.ts';
import { failedAnswer } from './failed-answer.ts';
import { CONFIRMED, type Outcome } from './outcome.ts';
import { type Fetch, postJson } from './post-json.ts';

const successSchema = z.object({ errcode: z.literal(0) });

/** Posts to a `sessionWebhook`, whose address is trusted already. Only errcode 0 means that it arrived. */
export async function sendToSession(fetch: Fetch, url: string, part: MarkdownPart): Promise<Outcome> {
  const answer = await postJson(fetch, url, sessionPayload(part));
  if (answer.kind !== 'answered') return answer;
  return successSchema.safeParse(answer.json).success ? CONFIRMED : failedAnswer(answer);
}
