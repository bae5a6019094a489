import { describe, expect, it } from 'vitest';
import {
  incomingOf,
  instantFrom,
  parseRobotMessage,
  type RobotMessage,
} from '../../../src/platforms/dingtalk/decode.ts';
import { groupText, NOW } from './harness.ts';

const bytes = (body: object): Uint8Array => Buffer.from(JSON.stringify(body));

function read(fields: object): RobotMessage {
  const message = parseRobotMessage(bytes(groupText(fields)));
  if (message === undefined) throw new Error('not a robot message');
  return message;
}

const incoming = (fields: object) => incomingOf(read(fields), 'bot');

describe('parseRobotMessage', () => {
  it.each([
    ['no msgId', { msgId: undefined }],
    ['an empty msgId', { msgId: '' }],
    ['an endless msgId', { msgId: 'x'.repeat(257) }],
    ['no conversation', { conversationId: null }],
    ['another kind of conversation', { conversationType: '3' }],
    ['a list as sender', { senderStaffId: ['user001'] }],
    ['an object as session', { sessionWebhook: { href: 'https://oapi.dingtalk.com' } }],
    ['a number as robot', { robotCode: 7 }],
  ])('refuses %s', (_, fields) => {
    expect(parseRobotMessage(bytes(groupText(fields)))).toBeUndefined();
  });

  it('takes null for whatever may be missing', () => {
    const none = {
      conversationTitle: null,
      senderNick: null,
      senderStaffId: null,
      sessionWebhook: null,
      sessionWebhookExpiredTime: null,
      createAt: null,
      robotCode: null,
      errorCode: null,
    };
    expect(incoming(none)).toEqual({
      platform: 'dingtalk',
      bot: 'bot',
      messageId: 'msgAAAA==',
      chat: { kind: 'group', id: 'cidAAAA==' },
      sender: { account: '' },
      content: { kind: 'text', text: '进度 12 60%' },
    });
  });

  it('takes the kind of conversation as a number too', () => {
    expect(incoming({ conversationType: 1 }).chat.kind).toBe('single');
  });
});

describe('incomingOf', () => {
  it.each([undefined, null, ''])('knows nobody whose staff id is %j, whatever else the body says', (id) => {
    const fields = {
      senderStaffId: id,
      senderUnionId: 'user001',
      senderId: 'user001',
      senderNick: 'user001',
    };
    expect(incoming(fields).sender).toEqual({ account: '', name: 'user001' });
  });

  it('gives a title to groups only', () => {
    expect(incoming({}).chat).toEqual({ kind: 'group', id: 'cidAAAA==', title: '重点工作调度群' });
    expect(incoming({ conversationType: '1' }).chat).toEqual({ kind: 'single', id: 'cidAAAA==' });
  });

  it.each([
    ['a number', { createAt: NOW }],
    ['a string', { createAt: String(NOW) }],
    ['misspelt', { createAt: undefined, createA: NOW }],
    ['misspelt, beside an unreadable one', { createAt: '今天', createA: String(NOW) }],
  ])('reads the time: %s', (_, fields) => {
    expect(incoming(fields).sentAt).toBe(NOW);
  });
});

describe('instantFrom', () => {
  it.each([undefined, null, '', 'x', 0, -1, 1.5, '1e400', Number.MAX_VALUE])(
    'reads no time in %j',
    (value) => {
      expect(instantFrom(value)).toBeUndefined();
    },
  );
});
