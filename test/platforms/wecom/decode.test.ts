import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/platforms/wecom/decode.ts';
import { BOT, groupText } from './harness.ts';

const handle = { nonce: 'n0nce' };
const read = (callback: unknown) => decode(JSON.stringify(callback), BOT, handle);

function said(callback: unknown): unknown {
  const decoded = read(callback);
  return decoded.kind === 'message' ? decoded.incoming.content : decoded;
}

const single = { msgid: 'm-1', aibotid: 'aib-1', chattype: 'single', from: { userid: 'lisi' } };
const item = (content: string) => ({ msgtype: 'text', text: { content } });
const picture = { msgtype: 'image', image: { url: 'https://example.com/1' } };

describe('decode', () => {
  it('keeps group, sender, message and text, and the nonce for the answer', () => {
    expect(read(groupText('@督办助手  进度 12 60%\n '))).toEqual({
      kind: 'message',
      incoming: {
        platform: 'wecom',
        bot: 'aib-1',
        messageId: 'm-0001',
        chat: { kind: 'group', id: 'wrTEST' },
        sender: { account: 'zhangsan' },
        content: { kind: 'text', text: '@督办助手  进度 12 60%\n ' },
      },
      handle,
    });
  });

  it('gives a private chat an id that stays, from the account', () => {
    const decoded = read({ ...single, ...item('我的任务') });
    expect(decoded).toMatchObject({ incoming: { chat: { kind: 'single', id: 'single:lisi' } } });
  });

  it.each([
    ['has a chatid', { chatid: 'wrX' }, { kind: 'group', id: 'wrX' }],
    ['has an empty chatid', { chatid: '' }, { kind: 'single', id: 'single:lisi' }],
    ['has none', {}, { kind: 'single', id: 'single:lisi' }],
  ])('knows the kind of a chat that %s, without its chattype', (_, fields, chat) => {
    const { chattype: _left, ...rest } = single;
    expect(read({ ...rest, ...fields, ...item('帮助') })).toMatchObject({ incoming: { chat } });
  });

  it('never takes a task or a value from a quote', () => {
    const quoting = { ...groupText('@督办助手 收到'), quote: item('进度 12 90%') };
    expect(JSON.stringify(read(quoting))).not.toContain('90%');
  });

  it.each([
    [
      'text, picture, text',
      [item('@助手 进度 12 60%'), picture, item('12 已浇筑')],
      '@助手 进度 12 60%\n12 已浇筑',
    ],
    ['picture and text', [picture, item('进度 12 60%')], '进度 12 60%'],
    ['text and blanks', [item('进度 12 60%'), picture, item(' ')], '进度 12 60%'],
  ])('joins the texts of a mixed message: %s', (_, msg_item, text) => {
    expect(said({ ...single, msgtype: 'mixed', mixed: { msg_item } })).toEqual({ kind: 'text', text });
  });

  it.each([
    ['a mixed message without text', { msgtype: 'mixed', mixed: { msg_item: [picture] } }, 'mixed'],
    ['an empty mixed message', { msgtype: 'mixed' }, 'mixed'],
    ['an image', { msgtype: 'image', image: { url: 'https://example.com/1' } }, 'image'],
    ['a file', { msgtype: 'file', file: { url: 'https://example.com/1' } }, 'file'],
    ['a video', { msgtype: 'video', video: { url: 'https://example.com/1' } }, 'video'],
    ['a kind to come', { msgtype: 'hologram' }, 'hologram'],
  ])('hands on %s by its kind', (_, fields, type) => {
    expect(said({ ...single, ...fields })).toEqual({ kind: 'unsupported', type });
  });

  it('takes no transcript for anybody’s word', () => {
    const voice = { msgtype: 'voice', voice: { content: '十二号完成百分之六十。' } };
    expect(said({ ...single, ...voice })).toEqual({ kind: 'unsupported', type: 'voice' });
  });

  it('tells that somebody came into the private chat, and when', () => {
    const enter = { msgtype: 'event', create_time: 1_795_399_199, event: { eventtype: 'enter_chat' } };
    expect(read({ ...single, ...enter })).toMatchObject({
      incoming: { content: { kind: 'enter' }, sentAt: 1_795_399_199_000 },
    });
  });

  it.each([
    ['a card button', { msgtype: 'event', event: { eventtype: 'template_card_event' } }],
    ['a thumb', { msgtype: 'event', event: { eventtype: 'feedback_event', feedback_event: { type: 1 } } }],
    ['an event to come', { msgtype: 'event', event: { eventtype: 'something_new' } }],
    ['the poll for a stream', { msgtype: 'stream', stream: { id: 's-1' } }],
  ])('acknowledges %s with an empty body', (_, fields) => {
    expect(read({ ...single, ...fields })).toEqual({ kind: 'acknowledge', response: { status: 200 } });
  });

  it.each(['aibHH3xQe', undefined])(
    'goes by the key that opened it, not by the vendor’s id of the bot: %s',
    (aibotid) => {
      expect(read({ ...groupText('帮助'), aibotid })).toMatchObject({ incoming: { bot: 'aib-1' } });
    },
  );

  it.each([
    ['no message id', { ...groupText('x'), msgid: '' }],
    ['a number for a message id', { ...groupText('x'), msgid: 7 }],
    ['no sender', { ...groupText('x'), from: undefined }],
    ['an empty sender', { ...groupText('x'), from: { userid: '' } }],
    ['a group without id', { ...groupText('x'), chatid: undefined }],
    ['an unknown kind of chat', { ...groupText('x'), chattype: 'channel' }],
    ['no kind of message', { ...groupText('x'), msgtype: undefined }],
    ['a text without content', { ...groupText('x'), text: undefined }],
    ['a text that is a number', { ...groupText('x'), text: { content: 12 } }],
    ['a list', [groupText('x')]],
    ['null', null],
  ])('refuses a callback with %s', (_, callback) => {
    expect(read(callback)).toMatchObject({ kind: 'rejected', status: 400 });
  });

  it('refuses what is not JSON, such as the XML of a self-built app', () => {
    expect(decode('<xml><Content>hello</Content></xml>', BOT, handle)).toMatchObject({ status: 400 });
  });
});
