import { z } from 'zod';
import type { Message } from '../../domain/message.ts';
import type { Outcome, PostRoom } from '../../ports/post-room.ts';
import { CONFIRMED, refusedBy } from '../outcome.ts';
import { type Answer, type Fetch, postJson } from '../post-json.ts';
import { trustedOriginOf } from '../trusted-origin.ts';
import { withinBytes } from './cut.ts';
import { reasonOf } from './errcodes.ts';
import { markdownLines } from './markdown.ts';

/** Most bytes of a group robot's markdown; what is longer is refused, not cut (platforms.md 3). */
const MARKDOWN_BYTES = 4096;

const verdictSchema = z.object({ errcode: z.number() });

/** A group's push robot (消息推送, platforms.md 3). The key is the whole credential: it stands in no outcome. */
export function createWecomRoom(options: {
  readonly baseUrl: string;
  readonly key: string;
  readonly fetch?: Fetch;
}): PostRoom {
  const { key, fetch = globalThis.fetch } = options;
  const host =
    trustedOriginOf(options.baseUrl) === undefined ? undefined : options.baseUrl.replace(/\/+$/, '');
  return {
    platform: 'wecom',
    async post(message) {
      if (host === undefined) return refusedBy('unreachable', 'not-https');
      const url = `${host}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`;
      const answer = await postJson(fetch, url, payloadOf(message));
      return answer.kind === 'answered' ? outcomeOf(answer) : answer;
    },
  };
}

function payloadOf(message: Message): string {
  const content = withinBytes(markdownLines(message), MARKDOWN_BYTES);
  return JSON.stringify({ msgtype: 'markdown', markdown: { content } });
}

/** The errcode is the truth. Without one, something else than WeCom answered: nobody knows what it passed on. */
function outcomeOf({ status, json, isWebPage }: Answer): Outcome {
  const errcode = verdictSchema.safeParse(json).data?.errcode;
  if (errcode === 0) return CONFIRMED;
  if (errcode !== undefined) return refusedBy(reasonOf(errcode) ?? 'other', errcode);
  if (status >= 500) return { kind: 'unknown', reason: 'server-error', code: String(status) };
  return isWebPage ? refusedBy('web-page', status) : { kind: 'unknown', reason: 'unreadable-answer' };
}
