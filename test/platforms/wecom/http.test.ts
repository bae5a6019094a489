import { afterEach, describe, expect, it } from 'vitest';
import type { WecomBot } from '../../../src/platforms/wecom/config.ts';
import { createWecomPlatform } from '../../../src/platforms/wecom/create-wecom-platform.ts';
import { openedReply, sealed, signed } from '../../support/wecom-vendor.ts';
import { type Running, running } from '../../web/harness.ts';
import { BOT, CONTENT_TYPES, groupText, NONCE, posted, RANDOM } from './harness.ts';
import { AI_BOT, SAMPLE } from './vectors.ts';

const started: Running[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map(({ server }) => server.stop()));
});

/** A server with one bot, at the vector's moment. */
async function serving(bot: WecomBot, now: number): Promise<Running> {
  const platform = createWecomPlatform({ bot, config: CONTENT_TYPES });
  const one = await running({
    routes: [{ path: '/wecom/bot', methods: ['GET', 'POST'], platform }],
    clock: { now: () => now },
  });
  started.push(one);
  return one;
}

const post = (url: string, query: object, body: string, type = 'application/json') =>
  fetch(`${url}/wecom/bot?${new URLSearchParams({ ...query })}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });

describe('the WeCom callback over HTTP', () => {
  it.each([
    ['escaped', encodeURIComponent],
    ['with its + as it is', (text: string) => encodeURIComponent(text).replaceAll('%2B', '+')],
    ['not escaped at all', (text: string) => text],
  ])('answers the check of the URL, the echostr %s', async (_, escaped) => {
    const { query, encrypted, now, message } = SAMPLE.echo;
    const { url } = await serving(SAMPLE.bot, now);
    expect(encrypted).toContain('+');
    const response = await fetch(
      `${url}/wecom/bot?${new URLSearchParams(query)}&echostr=${escaped(encrypted)}`,
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toBe(message);
  });

  it('answers the vector of AI bots, encrypted', async () => {
    const { url } = await serving(BOT, AI_BOT.now);
    const response = await post(url, AI_BOT.query, JSON.stringify({ encrypt: AI_BOT.encrypted }));
    expect(response.status).toBe(200);
    const body = await response.text();
    expect(body).not.toContain('你好');
    expect(openedReply(BOT, 'n0nce', body)).toMatchObject({
      message: { msgtype: 'stream', stream: { finish: true, content: '好：@助手 你好' } },
      timestamp: 1_735_689_600,
    });
  });

  it('refuses the XML of the vector (b)', async () => {
    const { query, encrypted, now } = SAMPLE.xml;
    const { url } = await serving(SAMPLE.bot, now);
    expect((await post(url, query, JSON.stringify({ encrypt: encrypted }))).status).toBe(400);
    expect((await post(url, query, `<xml><Encrypt>${encrypted}</Encrypt></xml>`, 'text/xml')).status).toBe(
      415,
    );
  });

  it.each([
    ['a repeated key', `nonce=${NONCE}`, 400],
    ['a foreign field beside', 'x=1', 200],
  ])('with %s in the query is judged', async (_, more, status) => {
    const { url } = await serving(BOT, AI_BOT.now);
    const { query, body } = posted(JSON.stringify(groupText('帮助')), AI_BOT.now);
    const response = await fetch(`${url}/wecom/bot?${new URLSearchParams({ ...query })}&${more}`, {
      method: 'POST',
      body: Buffer.from(body),
    });
    expect(response.status).toBe(status);
  });

  it('takes no GET for a message, and no echo for a POST', async () => {
    const { url } = await serving(BOT, AI_BOT.now);
    const encrypted = sealed(BOT, JSON.stringify(groupText('进度 12 60%')), RANDOM);
    const query = { ...signed(BOT, encrypted, String(AI_BOT.now / 1000), NONCE), echostr: encrypted };
    expect((await fetch(`${url}/wecom/bot?${new URLSearchParams(query)}`)).status).toBe(400);
    expect((await post(url, query, '')).status).toBe(400);
  });

  it('logs neither what was said, nor the URL, nor a secret', async () => {
    const { url, log } = await serving(BOT, AI_BOT.now);
    await post(url, AI_BOT.query, JSON.stringify({ encrypt: AI_BOT.encrypted }));
    await post(url, { ...AI_BOT.query, msg_signature: '0' }, JSON.stringify({ encrypt: AI_BOT.encrypted }));
    expect(log.lines).toHaveLength(2);
    const shown = JSON.stringify(log.lines);
    for (const secret of ['你好', 'n0nce', AI_BOT.query.msg_signature, BOT.token, BOT.encodingAESKey]) {
      expect(shown).not.toContain(secret);
    }
  });
});
