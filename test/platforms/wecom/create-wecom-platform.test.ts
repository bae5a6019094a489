import { describe, expect, it } from 'vitest';
import { message } from '../../../src/domain/message.ts';
import { createWecomPlatform } from '../../../src/platforms/wecom/create-wecom-platform.ts';
import type { CallbackRequest } from '../../../src/ports/chat-platform.ts';
import { sealed, signed } from '../../support/wecom-vendor.ts';
import { BOT, CONTENT_TYPES, groupText, NONCE, posted, RANDOM, STRANGER, shown } from './harness.ts';
import { AI_BOT, SAMPLE } from './vectors.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const platform = createWecomPlatform({ bot: BOT, config: CONTENT_TYPES });

function echoed(encrypted: string, now = NOW): CallbackRequest {
  const query = { ...signed(BOT, encrypted, String(now / 1000), NONCE), echostr: encrypted };
  return { method: 'GET', query, headers: {}, body: new Uint8Array() };
}

describe('the check of the URL', () => {
  it('answers the vector (a) with its plaintext alone', () => {
    const sample = createWecomPlatform({ bot: SAMPLE.bot, config: CONTENT_TYPES });
    const { encrypted, query, now, message: plain } = SAMPLE.echo;
    const request = { ...echoed(''), query: { ...query, echostr: encrypted } };
    expect(sample.open(request, now)).toEqual({
      kind: 'acknowledge',
      response: { status: 200, contentType: 'text/plain', body: plain },
    });
  });

  it('answers an AI bot, whose receiveid is empty', () => {
    const opened = platform.open(echoed(sealed(BOT, '4561255354251345929', RANDOM)), NOW);
    expect(opened).toMatchObject({ response: { body: '4561255354251345929' } });
  });

  it.each([
    ['no echostr', { ...echoed(''), query: {} }, 400],
    ['no signature', { ...echoed(''), query: { echostr: sealed(BOT, '1', RANDOM) } }, 401],
    ['an old timestamp', echoed(sealed(BOT, '1', RANDOM), NOW - 601_000), 401],
    ['another receiver', echoed(sealed({ ...BOT, receiveId: 'wx1' }, '1', RANDOM)), 403],
    ['another key', echoed(sealed(STRANGER, '1', RANDOM)), 400],
  ])('refuses %s', (_, request, status) => {
    expect(platform.open(request, NOW)).toMatchObject({ kind: 'rejected', status });
  });

  it('reads no captured message out to whoever presents it as an echo', () => {
    const request = echoed(sealed(BOT, JSON.stringify(groupText('进度 12 60%')), RANDOM));
    expect(platform.open(request, NOW)).toMatchObject({ kind: 'rejected', status: 400 });
  });
});

describe('a message', () => {
  it('is read from the vector of AI bots', () => {
    const body = Buffer.from(JSON.stringify({ encrypt: AI_BOT.encrypted }));
    const request = { method: 'POST', query: AI_BOT.query, headers: {}, body } as const;
    expect(platform.open(request, AI_BOT.now)).toMatchObject({
      kind: 'message',
      incoming: { messageId: 'm-0001', content: { kind: 'text', text: '@助手 你好' } },
    });
  });

  it('is refused in the XML of the vector (b), though signed and encrypted', () => {
    const sample = createWecomPlatform({ bot: SAMPLE.bot, config: CONTENT_TYPES });
    const body = Buffer.from(JSON.stringify({ encrypt: SAMPLE.xml.encrypted }));
    const request = { method: 'POST', query: SAMPLE.xml.query, headers: {}, body } as const;
    expect(sample.open(request, SAMPLE.xml.now)).toMatchObject({ kind: 'rejected', status: 400 });
  });

  it.each([
    ['no content type at all', {}, undefined],
    ['an empty one', { 'content-type': '' }, undefined],
    ['text/xml, not configured', { 'content-type': 'text/xml' }, 415],
  ])('with %s is judged by the config', (_, headers, status) => {
    const opened = platform.open({ ...posted(JSON.stringify(groupText('帮助')), NOW), headers }, NOW);
    expect(opened).toMatchObject(status === undefined ? { kind: 'message' } : { kind: 'rejected', status });
  });

  it('may come under any content type that is configured', () => {
    const liberal = createWecomPlatform({ bot: BOT, config: { contentTypes: ['Text/XML'] } });
    const request = posted(JSON.stringify(groupText('帮助')), NOW);
    expect(
      liberal.open({ ...request, headers: { 'content-type': 'text/xml; charset=utf-8' } }, NOW).kind,
    ).toBe('message');
    expect(liberal.open(request, NOW)).toMatchObject({ status: 415 });
  });

  it('is refused with bytes that are not UTF-8 anywhere in its body', () => {
    const request = posted(JSON.stringify(groupText('帮助')), NOW);
    const json = Buffer.from(request.body).toString();
    const more = (bytes: readonly number[]) =>
      Buffer.concat([Buffer.from(`${json.slice(0, -1)},"x":"`), Buffer.from(bytes), Buffer.from('"}')]);
    expect(platform.open({ ...request, body: more([0x61]) }, NOW)).toMatchObject({ kind: 'message' });
    expect(platform.open({ ...request, body: more([0xff]) }, NOW)).toMatchObject({ status: 400 });
  });

  it.each([
    ['in clear', groupText('进度 12 60%')],
    ['in clear beside junk', { ...groupText('进度 12 60%'), encrypt: sealed(STRANGER, '{}', RANDOM) }],
  ])('is never taken %s', (_, body) => {
    const request = { ...posted('{}', NOW), body: Buffer.from(JSON.stringify(body)) };
    expect(platform.open(request, NOW).kind).toBe('rejected');
  });

  it('is answered over the nonce it came with, with fresh random bytes each time', () => {
    const opened = platform.open(posted(JSON.stringify(groupText('帮助')), NOW, BOT, 'anotherNonce'), NOW);
    if (opened.kind !== 'message') throw new Error('not taken');
    const answer = () => platform.encode(message('好'), opened.incoming, opened.handle, NOW);
    expect(shown(answer(), BOT, 'anotherNonce')).toMatchObject({ stream: { content: '好' } });
    expect(answer().response.body).not.toBe(answer().response.body);
  });
});
