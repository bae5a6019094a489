import { describe, expect, it } from 'vitest';
import { laidOut, noteWords, pathOf, summaryOf } from '../../../src/simulator/page/exchange-words.ts';
import type { Exchange } from '../../../src/simulator/traffic.ts';

function exchange(body: string, opened?: string): Exchange {
  const request = {
    method: 'POST',
    url: 'http://127.0.0.1:3000/wecom/bot?msg_signature=s&nonce=1',
    headers: {},
    body,
  };
  return {
    no: 1,
    at: 0,
    vendor: 'wecom',
    direction: 'callback',
    request: opened === undefined ? request : { ...request, opened },
    outcome: 'ok',
  };
}

describe('summaryOf', () => {
  it.each([
    [
      'an encrypted message',
      '{"encrypt":"x"}',
      '{"msgtype":"text","text":{"content":"@助手 我的任务"}}',
      '@助手 我的任务',
    ],
    [
      'a markdown, without its marks',
      '{"markdown":{"content":"# 周调度\\n**12** #38"}}',
      undefined,
      '周调度 12 #38',
    ],
    ['a markdown of DingTalk', '{"markdown":{"title":"题","text":"> 逾期"}}', undefined, '逾期'],
    [
      'JSON inside JSON',
      '{"msgKey":"sampleMarkdown","msgParam":"{\\"title\\":\\"题\\",\\"text\\":\\"文\\"}"}',
      undefined,
      '文',
    ],
    ['an event', '{"event":{"eventtype":"enter_chat"}}', undefined, 'enter_chat'],
    ['what says nothing', '{"robotCode":"x"}', undefined, undefined],
    ['what is not JSON', '（multipart/form-data，3 字节）', undefined, undefined],
  ])('tells the words of %s', (_, body, opened, summary) => {
    expect(summaryOf(exchange(body, opened))).toBe(summary);
  });
});

describe('pathOf', () => {
  it('leaves out host and query', () => {
    expect(pathOf(exchange(''))).toBe('/wecom/bot');
  });
});

describe('laidOut', () => {
  it('lays out JSON and leaves all else', () => {
    expect(laidOut('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(laidOut('<html>')).toBe('<html>');
  });
});

describe('noteWords', () => {
  it('names faults in words', () => {
    expect(noteWords('故障：reply-lost；errcode 45009')).toBe('故障：应答丢失；errcode 45009');
    expect(noteWords('故障：unheard-of')).toBe('故障：unheard-of');
  });
});
