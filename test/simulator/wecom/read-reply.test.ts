import { encrypt, getSignature } from '@wecom/crypto';
import { describe, expect, it } from 'vitest';
import { deliver } from '../../../src/simulator/deliver.ts';
import type { ReadReply, Said } from '../../../src/simulator/vendor-double.ts';
import {
  aBot,
  aCallback,
  anUtterance,
  aReply,
  aRunningWecom,
  GROUP,
  NOON,
  PRIVATE,
  stream,
  WORLD,
} from './harness.ts';

const TEXT: Said = { kind: 'text', text: '进度 12 60%' };
const ENTER: Said = { kind: 'enter' };

/** What WeCom makes of a reply to a text in the group. */
function reading(message: unknown, wrong: object = {}): ReadReply {
  const callback = aCallback(TEXT);
  return callback.read(200, aReply(callback, message, wrong));
}

function welcoming(message: unknown): ReadReply {
  const callback = aCallback(ENTER, { room: PRIVATE });
  return callback.read(200, aReply(callback, message));
}

/** A reply signed rightly over a ciphertext that is not as it must be. */
function readingSealed(sealed: string): ReadReply {
  const callback = aCallback(TEXT);
  const nonce = new URL(callback.url).searchParams.get('nonce') ?? '';
  const timestamp = NOON / 1000;
  const msgsignature = getSignature(WORLD.bot.token, timestamp, nonce, sealed);
  return callback.read(200, JSON.stringify({ encrypt: sealed, msgsignature, timestamp, nonce }));
}

describe('a reply to a message', () => {
  it('is shown as the bot’s stream', () => {
    expect(reading(stream('✅ 已记录 **#12**'))).toEqual({
      opened: JSON.stringify(stream('✅ 已记录 **#12**')),
      shown: {
        room: GROUP.key,
        as: '督办助手',
        via: 'reply',
        content: { kind: 'markdown', dialect: 'wecom-stream', text: '✅ 已记录 **#12**' },
        mentions: [],
        stream: 's-1',
      },
    });
  });

  it('rings nobody, whoever is written in it', () => {
    expect(reading(stream('<@lisi> 请看，<@lisi>')).shown?.mentions).toEqual([
      { account: 'lisi', pinged: false },
    ]);
  });

  it('may be empty, and nothing is shown', () => {
    expect(aCallback(TEXT).read(200, '')).toEqual({});
  });

  it('may hold 20,480 bytes and not one more', () => {
    const full = '督'.repeat(6_826);
    expect(Buffer.byteLength(`${full}ab`)).toBe(20_480);
    expect(reading(stream(`${full}ab`)).problem).toBeUndefined();
    expect(reading(stream(`${full}abc`)).problem).toMatch(/20481 字节/);
    expect(reading(stream(`${full}督`)).problem).toMatch(/20481 字节/);
  });

  it('may be unfinished, with a word that nobody polls here', () => {
    const reply = reading(stream('正在查询', false));
    expect(reply.shown?.content).toMatchObject({ text: '正在查询' });
    expect(reply.problem).toBeUndefined();
    expect(reply.note).toMatch(/轮询/);
  });

  it.each<readonly [string, ReadReply, RegExp]>([
    ['another status', aCallback(TEXT).read(401, ''), /HTTP 401/],
    ['a redirect', aCallback(TEXT).read(302, ''), /HTTP 302/],
    ['white space', aCallback(TEXT).read(200, '\n'), /不是 JSON/],
    ['a plain success', aCallback(TEXT).read(200, 'success'), /不是 JSON/],
    ['a byte order mark', aCallback(TEXT).read(200, '\ufeff{}'), /不是 JSON/],
    ['a list', aCallback(TEXT).read(200, '[]'), /不是 JSON 对象/],
    ['an unencrypted message', aCallback(TEXT).read(200, JSON.stringify(stream('好'))), /缺 encrypt/],
    [
      'the request’s name of the signature',
      reading(stream('好'), { msgsignature: undefined, msg_signature: 'x' }),
      /msgsignature/,
    ],
    ['a timestamp in quotes', reading(stream('好'), { timestamp: String(NOON / 1000) }), /timestamp/],
    ['a timestamp in milliseconds', reading(stream('好'), { timestamp: NOON }), /timestamp/],
    ['a nonce of its own', reading(stream('好'), { nonce: '1' }), /nonce/],
    ['a nonce as a number', reading(stream('好'), { nonce: 1 }), /nonce/],
    ['a false signature', reading(stream('好'), { msgsignature: 'a'.repeat(40) }), /签名/],
    ['what does not decrypt', readingSealed('AAAA'), /解不开/],
    [
      'another receiver',
      readingSealed(encrypt(WORLD.bot.encodingAESKey, JSON.stringify(stream('好')), 'ww0001')),
      /receiveid/,
    ],
    ['no JSON inside', reading('好的'), /解密后不是 JSON/],
    ['a text', reading({ msgtype: 'text', text: { content: '好' } }), /不能回 text/],
    ['a markdown', reading({ msgtype: 'markdown', markdown: { content: '好' } }), /不演 markdown/],
    ['a card', reading({ msgtype: 'template_card', template_card: {} }), /不演 template_card/],
    [
      'a card’s update',
      reading({ response_type: 'update_template_card', template_card: {} }),
      /不演 update_template_card/,
    ],
    ['no type', reading({}), /不演 undefined/],
    ['no stream', reading({ msgtype: 'stream' }), /缺 stream/],
    ['no stream id', reading(stream('好', true, '')), /stream\.id/],
    ['finish as a word', reading(stream('好', 'true')), /stream\.finish/],
    ['content that is no text', reading({ msgtype: 'stream', stream: { id: 's', finish: true } }), /content/],
    ['an empty stream', reading(stream('')), /空的/],
    ['an invisible stream', reading(stream(' \n')), /空的/],
    ['an unfinished empty stream', reading(stream('', false)), /空的/],
    [
      'pictures in a stream',
      reading({ msgtype: 'stream', stream: { id: 's', finish: true, content: '好', msg_item: [] } }),
      /不演 stream\.msg_item/,
    ],
  ])('is not taken with %s', (_, reply, why) => {
    expect(reply.problem).toMatch(why);
    expect(reply.shown).toBeUndefined();
  });
});

describe('a reply to whoever opens the chat', () => {
  it('is a text', () => {
    expect(welcoming({ msgtype: 'text', text: { content: '发送“帮助”查看用法' } }).shown).toEqual({
      room: PRIVATE.key,
      as: '督办助手',
      via: 'reply',
      content: { kind: 'text', text: '发送“帮助”查看用法' },
      mentions: [],
    });
  });

  it('is no stream and not empty', () => {
    expect(welcoming(stream('你好')).problem).toMatch(/不认 stream/);
    expect(welcoming({ msgtype: 'text', text: { content: '' } }).problem).toMatch(/欢迎语/);
    expect(welcoming({ msgtype: 'text' }).problem).toMatch(/欢迎语/);
  });
});

describe('delivery', () => {
  it('comes three times while the answer is not taken, and shows nothing', async () => {
    const wecom = await aRunningWecom();
    const bot = await aBot(() => ({ status: 500, body: '' }));
    const deliveries = await deliver(anUtterance(TEXT), wecom.double, bot.url, wecom.lab);
    await bot.stop();
    await wecom.stop();
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused']);
    expect(wecom.lab.traffic.all()).toHaveLength(3);
    expect(wecom.chatLog.all()).toEqual([]);
  });

  it('comes once where it is taken, and leaves what was said in the traffic', async () => {
    const wecom = await aRunningWecom();
    const bot = await aBot(({ href }) => ({ body: aReply({ url: href }, stream('✅ 已记录 #12')) }));
    const deliveries = await deliver(anUtterance(TEXT), wecom.double, bot.url, wecom.lab);
    await bot.stop();
    await wecom.stop();
    expect(deliveries).toHaveLength(1);
    expect(wecom.lab.traffic.all()).toMatchObject([
      {
        outcome: 'ok',
        room: GROUP.key,
        request: { opened: expect.stringContaining('@督办助手 进度 12 60%') },
        response: { status: 200, opened: JSON.stringify(stream('✅ 已记录 #12')) },
      },
    ]);
    expect(wecom.chatLog.of(GROUP.key)).toMatchObject([{ content: { text: '✅ 已记录 #12' } }]);
  });
});
