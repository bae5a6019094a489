import { getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWecomDouble } from '../../../src/simulator/wecom/create-wecom-double.ts';
import {
  aCallback,
  anUtterance,
  GROUP,
  NOON,
  openedWithVendorsPackage,
  PRIVATE,
  WORLD,
  ZHANGSAN,
} from './harness.ts';

const GROUP_FACTS = {
  msgid: 'wecom-0001',
  aibotid: 'aib-1',
  chatid: 'wrALL',
  chattype: 'group',
  from: { userid: 'zhangsan' },
};
const RESPONSE_URL = expect.stringMatching(
  /^http:\/\/127\.0\.0\.1:2\/cgi-bin\/aibot\/response\?response_code=\w+$/,
);

function opened(...asked: Parameters<typeof aCallback>): unknown {
  return JSON.parse(openedWithVendorsPackage(aCallback(...asked).body).message);
}

function signedRight({ url, body }: { readonly url: string; readonly body: string }): boolean {
  const query = new URL(url).searchParams;
  const { encrypt } = JSON.parse(body) as { encrypt: string };
  const [timestamp = '', nonce = ''] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
  return query.get('msg_signature') === getSignature(WORLD.bot.token, timestamp, nonce, encrypt);
}

describe('a callback', () => {
  it('carries a group’s text with the visible mention before it', () => {
    expect(opened({ kind: 'text', text: '进度 12 60%' })).toEqual({
      ...GROUP_FACTS,
      response_url: RESPONSE_URL,
      msgtype: 'text',
      text: { content: '@督办助手 进度 12 60%' },
    });
  });

  it('carries a private text without mention and without chatid', () => {
    expect(opened({ kind: 'text', text: '我的任务' }, { room: PRIVATE })).toEqual({
      msgid: 'wecom-0001',
      aibotid: 'aib-1',
      chattype: 'single',
      from: { userid: 'zhangsan' },
      response_url: RESPONSE_URL,
      msgtype: 'text',
      text: { content: '我的任务' },
    });
  });

  it('carries what was quoted', () => {
    expect(opened({ kind: 'text', text: '收到', quote: '#12 逾期5天' })).toMatchObject({
      quote: { msgtype: 'text', text: { content: '#12 逾期5天' } },
    });
  });

  it('carries texts and pictures in their order, the mention before the first text', () => {
    const items = [{ image: '现场 1.png' }, { text: '12 60%' }, { text: '如图' }];
    expect(opened({ kind: 'mixed', items })).toMatchObject({
      msgtype: 'mixed',
      mixed: {
        msg_item: [
          { msgtype: 'image', image: { url: 'http://127.0.0.1:2/image/%E7%8E%B0%E5%9C%BA%201.png' } },
          { msgtype: 'text', text: { content: '@督办助手 12 60%' } },
          { msgtype: 'text', text: { content: '如图' } },
        ],
      },
    });
  });

  it('puts the mention before pictures alone, and none in a private chat', () => {
    const items = [{ image: 'a' }];
    const image = { msgtype: 'image', image: { url: 'http://127.0.0.1:2/image/a' } };
    expect(opened({ kind: 'mixed', items })).toMatchObject({
      mixed: { msg_item: [{ msgtype: 'text', text: { content: '@督办助手 ' } }, image] },
    });
    expect(opened({ kind: 'mixed', items }, { room: PRIVATE })).toMatchObject({
      mixed: { msg_item: [image] },
    });
  });

  it('tells of somebody who opens the private chat', () => {
    expect(opened({ kind: 'enter' }, { room: PRIVATE })).toEqual({
      msgid: 'wecom-0001',
      aibotid: 'aib-1',
      chattype: 'single',
      from: { userid: 'zhangsan' },
      create_time: NOON / 1000,
      msgtype: 'event',
      event: { eventtype: 'enter_chat', enter_chat: {} },
    });
  });

  it('tells of nobody who enters a group', () => {
    const double = createWecomDouble(WORLD, [ZHANGSAN]);
    const circumstances = { botUrl: 'http://127.0.0.1:1/', now: NOON, forged: false };
    expect(double.callback(anUtterance({ kind: 'enter' }, GROUP), circumstances)).toBeUndefined();
  });

  it('is a POST of JSON to the bot’s address, whose own query stays', () => {
    const callback = aCallback({ kind: 'text', text: '帮助' });
    const url = new URL(callback.url);
    expect(callback.method).toBe('POST');
    expect(callback.headers).toEqual({ 'content-type': 'application/json' });
    expect(url.origin + url.pathname).toBe('http://127.0.0.1:1/wecom/bot');
    expect([...url.searchParams.keys()].sort()).toEqual(['corp', 'msg_signature', 'nonce', 'timestamp']);
    expect(url.searchParams.get('timestamp')).toBe(String(NOON / 1000));
    expect(Object.keys(JSON.parse(callback.body))).toEqual(['encrypt']);
  });

  it('is signed and encrypted anew each time under the same msgid', () => {
    const [one, other] = [
      aCallback({ kind: 'text', text: '帮助' }),
      aCallback({ kind: 'text', text: '帮助' }),
    ];
    expect(one.body).not.toBe(other.body);
    expect(new URL(one.url).searchParams.get('nonce')).not.toBe(new URL(other.url).searchParams.get('nonce'));
    expect([one, other].map(signedRight)).toEqual([true, true]);
  });

  it('has a false signature where it is forged, and is otherwise the same', () => {
    const forged = aCallback({ kind: 'text', text: '帮助' }, { forged: true });
    expect(signedRight(forged)).toBe(false);
    expect(openedWithVendorsPackage(forged.body).message).toBe(forged.opened);
  });

  it('opens with the vendor’s own package, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const callback = aCallback({ kind: 'text', text }, { room: PRIVATE });
        const { message, id } = openedWithVendorsPackage(callback.body);
        expect(signedRight(callback)).toBe(true);
        expect(id).toBe('');
        expect(message).toBe(callback.opened);
        expect(JSON.parse(message)).toMatchObject({ text: { content: text } });
      }),
      { numRuns: 60 },
    );
  });
});
