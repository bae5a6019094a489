import { decrypt, getSignature } from '@wecom/crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyUrl } from '../../../src/simulator/wecom/verify-url.ts';
import { aBot, aRunningWecom, NOON, type RunningWecom, WORLD } from './harness.ts';

let wecom: RunningWecom;
beforeEach(async () => {
  wecom = await aRunningWecom();
});
afterEach(() => wecom.stop());

/** Opens the echo as a bot does, with the vendor's own package. */
function echoOf({ searchParams: query }: URL): string {
  const echostr = query.get('echostr') ?? '';
  const [timestamp = '', nonce = ''] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
  const { token, encodingAESKey } = WORLD.bot;
  if (query.get('msg_signature') !== getSignature(token, timestamp, nonce, echostr)) return 'wrong signature';
  const { message, id } = decrypt(encodingAESKey, echostr);
  return id === '' ? message : 'wrong receiver';
}

async function verifying(...answer: Parameters<typeof aBot>): Promise<boolean> {
  const bot = await aBot(...answer);
  const passed = await verifyUrl(WORLD.bot, bot.url, wecom.lab);
  await bot.stop();
  return passed;
}

describe('verifyUrl', () => {
  it('passes a bot that opens the echo and answers it in plain', async () => {
    expect(await verifying((url) => ({ body: echoOf(url) }))).toBe(true);
    const [exchange] = wecom.lab.traffic.all();
    expect(exchange).toMatchObject({
      at: NOON,
      vendor: 'wecom',
      direction: 'callback',
      outcome: 'ok',
      request: { method: 'GET', body: '' },
      response: { status: 200, body: exchange?.request.opened },
    });
    expect(exchange?.request.opened).toMatch(/^\d+$/);
  });

  it.each<readonly [string, (url: URL) => { status?: number; body: string | Buffer }]>([
    ['quotes', (url) => ({ body: JSON.stringify(echoOf(url)) })],
    ['a line break', (url) => ({ body: `${echoOf(url)}\n` })],
    ['a byte order mark', (url) => ({ body: `\ufeff${echoOf(url)}` })],
    ['another status', (url) => ({ status: 201, body: echoOf(url) })],
    ['the ciphertext', (url) => ({ body: url.searchParams.get('echostr') ?? '' })],
    ['nothing', () => ({ body: '' })],
  ])('refuses an answer with %s', async (_, answer) => {
    expect(await verifying(answer)).toBe(false);
    expect(wecom.lab.traffic.all()).toMatchObject([
      { outcome: 'refused', note: expect.stringContaining('校验') },
    ]);
  });

  it('refuses a bot that does not answer within a second', async () => {
    expect(await verifying(() => undefined)).toBe(false);
    expect(wecom.lab.traffic.all()).toMatchObject([{ outcome: 'broken', note: '机器人 1 秒内没有应答' }]);
  });

  it('refuses where nobody listens', async () => {
    const bot = await aBot(() => undefined);
    await bot.stop();
    expect(await verifyUrl(WORLD.bot, bot.url, wecom.lab)).toBe(false);
    expect(wecom.lab.traffic.all()).toMatchObject([{ outcome: 'broken' }]);
  });
});
