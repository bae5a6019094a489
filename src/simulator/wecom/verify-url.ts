import { randomBytes } from 'node:crypto';
import { callBot } from '../deliver.ts';
import type { Lab } from '../vendor-server.ts';
import type { WecomWorld } from '../world.ts';
import { signedUrl } from './callback.ts';
import { seal } from './crypto.ts';

const PATIENCE_MS = 1_000;

/**
 * WeCom's check of a callback URL (platforms.md 1.1): a random text goes out encrypted, and the very same must come
 * back in plain within a second, without quotes, BOM or line break.
 */
export async function verifyUrl(bot: WecomWorld['bot'], url: string, lab: Lab): Promise<boolean> {
  const now = lab.clock.now();
  const opened = randomBytes(10).readBigUInt64BE().toString();
  const echostr = seal(bot.encodingAESKey, opened, bot.receiveId ?? '');
  const asked = new URL(signedUrl(bot, url, echostr, now).url);
  asked.searchParams.set('echostr', echostr);
  const request = { method: 'GET', url: asked.href, headers: {}, body: '' } as const;
  const answered = await callBot(request, PATIENCE_MS);
  const facts = { at: now, vendor: 'wecom', direction: 'callback', request: { ...request, opened } } as const;
  if (typeof answered === 'string') {
    lab.traffic.record({ ...facts, outcome: 'broken', note: answered });
    return false;
  }
  const passed = answered.status === 200 && answered.body === opened;
  lab.traffic.record({
    ...facts,
    response: answered,
    ...(passed
      ? { outcome: 'ok' }
      : { outcome: 'refused', note: '网址校验不通过：应答须是 HTTP 200 和解密后的原文，不多一字' }),
  });
  return passed;
}
