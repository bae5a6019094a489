import { describe, expect, it } from 'vitest';
import { line, message, strong } from '../../../src/domain/message.ts';
import { encode } from '../../../src/platforms/wecom/encode.ts';
import type { Content, Incoming } from '../../../src/ports/chat-platform.ts';
import { openedReply } from '../../support/wecom-vendor.ts';
import { BOT, NONCE, RANDOM, shown } from './harness.ts';

const now = 1_735_689_600_789;

function incoming(
  content: Content = { kind: 'text', text: '帮助' },
  messageId = 'm-1',
  bot = BOT.id,
): Incoming {
  const chat = { kind: 'group', id: 'wrTEST' } as const;
  return { platform: 'wecom', bot, messageId, chat, sender: { account: 'zhangsan' }, content };
}

const to = (of: Incoming) => ({ incoming: of, nonce: NONCE, bot: BOT, now, random: RANDOM });

describe('encode', () => {
  it('answers with a stream that is finished at once', () => {
    const reply = encode(message('✅ 已记录 #12', line(strong('45%'), ' → 60%')), to(incoming()));
    expect(shown(reply)).toEqual({
      msgtype: 'stream',
      stream: {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        finish: true,
        content: '✅ 已记录 #12\n**45%** → 60%',
      },
    });
  });

  it('encrypts and signs over the nonce of the callback, the time in whole seconds', () => {
    const { body = '' } = encode(message('好'), to(incoming())).response;
    expect(openedReply(BOT, NONCE, body)).toMatchObject({ timestamp: 1_735_689_600, random: String(RANDOM) });
    expect(Object.keys(JSON.parse(body))).toEqual(['encrypt', 'msgsignature', 'timestamp', 'nonce']);
  });

  it('gives the same stream id to the same message of the same bot only', () => {
    const id = (of: Incoming) =>
      (shown(encode(message('好'), to(of))) as { stream: { id: string } }).stream.id;
    expect(id(incoming())).toBe(id(incoming({ kind: 'unsupported', type: 'image' })));
    expect(id(incoming())).not.toBe(id(incoming(undefined, 'm-2')));
    expect(id(incoming())).not.toBe(id(incoming(undefined, 'm-1', 'aib-2')));
  });

  it('welcomes with a plain text, which is all the vendor takes there', () => {
    const welcome = encode(
      message(line('您好，', strong('督办助手')), '**请发送** <帮助>'),
      to(incoming({ kind: 'enter' })),
    );
    expect(shown(welcome)).toEqual({
      msgtype: 'text',
      text: { content: '您好，督办助手\n**请发送** <帮助>' },
    });
  });

  it('cuts a welcome at 2048 bytes', () => {
    const lines = Array.from({ length: 100 }, (_, i) => `第${i}行：发送“帮助”查看用法`);
    const welcome = shown(encode(message(...lines), to(incoming({ kind: 'enter' })))) as {
      text: { content: string };
    };
    expect(Buffer.byteLength(welcome.text.content)).toBeLessThanOrEqual(2048);
    expect(welcome.text.content).toMatch(/已截断）$/);
  });

  it.each([
    ['no reply', undefined],
    ['a reply without blocks', message()],
    ['a reply of blanks', message(' ', '')],
  ])('leaves the body empty for %s', (_, reply) => {
    expect(encode(reply, to(incoming()))).toEqual({ response: { status: 200 } });
  });

  it('answers for a suite with its id', () => {
    const suite = { ...BOT, receiveId: 'ww1234' };
    const { body = '' } = encode(message('好'), { ...to(incoming()), bot: suite }).response;
    expect(openedReply(suite, NONCE, body).message).toMatchObject({ msgtype: 'stream' });
  });
});
