import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { Outcome, PostRoom } from '../../ports/post-room.ts';
import { CONFIRMED, refusedBy } from '../outcome.ts';
import { type Fetch, postJson } from '../post-json.ts';
import { trustedOriginOf } from '../trusted-origin.ts';
import { encodeParts, type MarkdownPart, markdownPayload } from './encode.ts';
import { readSent } from './send-session.ts';
import { signatureOf } from './verify.ts';

interface DingtalkWebhook {
  readonly oapiBaseUrl: string;
  readonly token: string;
  /** The robot's 加签 secret, where it is set. */
  readonly secret?: string;
  readonly clock: Clock;
  readonly fetch?: Fetch;
}

/** The webhook of a group's robot (platforms.md 9.1): the way to push with an @. Its token stands in no outcome. */
export function createDingtalkRoom(webhook: DingtalkWebhook): PostRoom {
  const { fetch = globalThis.fetch } = webhook;
  return {
    platform: 'dingtalk',
    async post({ blocks }) {
      if (trustedOriginOf(webhook.oapiBaseUrl) === undefined) return refusedBy('unreachable', 'not-https');
      for (const part of encodeParts(blocks, 'session')) {
        const outcome = await postPart(fetch, addressOf(webhook), part);
        if (outcome.kind !== 'confirmed') return outcome;
      }
      return CONFIRMED;
    },
  };
}

async function postPart(fetch: Fetch, url: string, part: MarkdownPart): Promise<Outcome> {
  const outcome = readSent(await postJson(fetch, url, markdownPayload(part, randomUUID())));
  // The same code ends a session; here it means that there is no such token (platforms.md 9.1).
  return outcome.kind === 'refused' && outcome.reason === 'expired-session'
    ? refusedBy('no-such-address', outcome.code)
    : outcome;
}

/** The signature of a push is made like that of a callback, of the robot's own secret (platforms.md 7.1, 9.1). */
function addressOf({ oapiBaseUrl, token, secret, clock }: DingtalkWebhook): string {
  const query = new URLSearchParams({ access_token: token });
  if (secret !== undefined) {
    const timestamp = String(clock.now());
    query.set('timestamp', timestamp);
    query.set('sign', signatureOf(secret, timestamp));
  }
  return `${oapiBaseUrl.replace(/\/+$/, '')}/robot/send?${query}`;
}
