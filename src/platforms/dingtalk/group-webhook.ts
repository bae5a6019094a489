import type { Clock } from '../../ports/clock.ts';
import { type Fetch, postJson } from '../ask-vendor.ts';
import { refusal, type Told } from '../outcome.ts';
import { trustedOriginOf } from '../trusted-origin.ts';
import { readSent } from './send-session.ts';
import { signatureOf } from './verify.ts';

/** The webhook of a group's robot (platforms.md 9.1): the way to push with an @. Its token stands in no outcome. */
export interface DingtalkWebhook {
  readonly oapiBaseUrl: string;
  readonly token: string;
  /** The robot's 加签 secret, where it is set. */
  readonly secret?: string;
  readonly clock: Clock;
  readonly fetch: Fetch;
}

/** Posts a payload; only errcode 0 means that it arrived. */
export async function postToWebhook(webhook: DingtalkWebhook, payload: string): Promise<Told> {
  if (trustedOriginOf(webhook.oapiBaseUrl) === undefined) {
    return refusal('unreachable', 'permanent', 'not-https');
  }
  const told = readSent(await postJson(webhook.fetch, addressOf(webhook), payload));
  // The same code ends a session; here it means that there is no such token (platforms.md 9.1).
  return told.kind === 'refused' && told.reason === 'expired-session'
    ? { ...told, reason: 'no-such-address' }
    : told;
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
