import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/platforms/dingtalk/content.ts';

describe('contentOf', () => {
  it.each([
    ['text', { msgtype: 'text', text: { content: ' 签收 12' } }, '签收 12'],
    ['text at top level', { msgtype: 'text', content: ' 签收 12' }, '签收 12'],
    ['text without a type', { text: { content: '签收 12' } }, '签收 12'],
    ['nothing but the mention', { msgtype: 'text', text: { content: ' ' } }, ''],
    [
      'no-break spaces of the mention',
      { msgtype: 'text', text: { content: '\u2005\u00a0签收 12' } },
      '签收 12',
    ],
    [
      'rich text',
      { msgtype: 'richText', content: { richText: [{ text: '签收' }, { text: ' 12' }] } },
      '签收 12',
    ],
    [
      'rich text around a picture',
      {
        msgtype: 'richText',
        content: { richText: [{ text: '签收 12' }, { type: 'picture' }, { text: '帮助' }] },
      },
      '签收 12\n帮助',
    ],
    [
      'rich text before a picture',
      { msgtype: 'richText', content: { richText: [{ text: '签收 12' }, { type: 'picture', text: null }] } },
      '签收 12',
    ],
  ])('reads %s', (_, message, text) => {
    expect(contentOf(message)).toEqual({ kind: 'text', text });
  });

  it.each([
    ['picture', { msgtype: 'picture', content: { downloadCode: 'x' } }],
    ['video', { msgtype: 'video', content: { duration: 1 } }],
    ['file', { msgtype: 'file', content: { fileName: '12 60%.txt' } }],
    ['audio', { msgtype: 'audio', content: { duration: 1 } }],
    ['richText', { msgtype: 'richText', content: { richText: [{ type: 'picture' }] } }],
    ['richText', { msgtype: 'richText', content: { richText: '签收 12' } }],
    ['richText', { msgtype: 'richText' }],
    ['text', { msgtype: 'text', text: '签收 12' }],
    ['text', { msgtype: 'text' }],
    ['unknownMsgType', { msgtype: 'unknownMsgType', text: { content: '签收 12' } }],
  ])('reads no text in a %s that holds none (%j)', (type, message) => {
    expect(contentOf(message)).toEqual({ kind: 'unsupported', type });
  });

  it.each([20001, '20001'])('knows the end of the quota by %j', (errorCode) => {
    expect(contentOf({ msgtype: 'text', errorCode })).toEqual({ kind: 'over-quota' });
    expect(contentOf({ errorCode, text: { content: '签收 12' } })).toEqual({ kind: 'over-quota' });
  });

  it('reads on at other error codes', () => {
    expect(contentOf({ msgtype: 'text', errorCode: 0, text: { content: '帮助' } }).kind).toBe('text');
  });
});
