import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, line, type Span } from '../../../src/domain/message.ts';
import {
  type Channel,
  encodeParts,
  markdownPayload,
  msgParamOf,
} from '../../../src/platforms/dingtalk/encode.ts';
import { folded } from './harness.ts';

const at = (id: string): Span => ({ kind: 'mention', who: { name: `名${id}`, accounts: { dingtalk: id } } });
const rows = (count: number): Block[] =>
  Array.from({ length: count }, (_, i) => line(`#${i} 老旧小区改造 "60%" 𠮷`));

const LIMIT = { session: 18_000, webhook: 15_000, api: 15_000 };
const PAYLOAD = { session: markdownPayload, webhook: markdownPayload, api: msgParamOf };
const MARK = /(?:\n|^)\(\d+\/\d+\)(?: 未完，见下条)?$/;

describe('encodeParts', () => {
  it('is one part without a mark where everything fits', () => {
    expect(encodeParts([line('✅ 已记录 #12'), line('请', at('u1'))], 'session')).toEqual([
      {
        title: '✅ 已记录 #12',
        text: '✅ 已记录 #12  \n  请 @u1',
        atUserIds: ['u1'],
        blocks: [line('✅ 已记录 #12'), line('请', at('u1'))],
      },
    ]);
  });

  it('makes the bodies the vendor documents (platforms.md 7.3, 9.2)', () => {
    const [part] = encodeParts([line('请', at('u1'))], 'session');
    expect(part && JSON.parse(markdownPayload(part))).toEqual({
      msgtype: 'markdown',
      markdown: { title: '请@名u1', text: '请 @u1' },
      at: { atUserIds: ['u1'], isAtAll: false },
    });
    expect(part && JSON.parse(msgParamOf(part))).toEqual({ title: '请@名u1', text: '请 @u1' });
  });

  it('@-s nobody by the API', () => {
    expect(encodeParts([line('请', at('u1'))], 'api')).toMatchObject([{ text: '请名u1', atUserIds: [] }]);
  });

  it.each([
    [['', ' ', '＊＊第一行＊＊'], '＊＊第一行＊＊'],
    [['**甲** 与 [乙](x)'], '**甲** 与 [乙](x)'],
    [['一二三四五六七八九十一二三四五六七八九十'], '一二三四五六七八九十一二三四五六七八九十'],
    [['一二三四五六七八九十一二三四五六七八九𠮷一'], '一二三四五六七八九十一二三四五六七八九…'],
  ])('takes its title from the first line that says something: %j', (lines, title) => {
    expect(
      encodeParts(
        lines.map((one) => line(one)),
        'session',
      )[0]?.title,
    ).toBe(title);
  });

  it.each([[[]], [['']], [['', ' ', '\n']]])('has no part where there is nothing to read: %j', (lines) => {
    expect(
      encodeParts(
        lines.map((one) => line(one)),
        'session',
      ),
    ).toEqual([]);
  });

  it.each<Channel>(['session', 'webhook', 'api'])('marks several parts, and fills them: %s', (channel) => {
    const parts = encodeParts(rows(1500), channel);
    const [first, second, third, ...more] = parts;
    expect(more.length + 3).toBe(parts.length);
    expect(first?.title).toBe(`#0 老旧小区改造 "60%" 𠮷 (1/${parts.length})`);
    expect(first?.text.endsWith(`  \n  (1/${parts.length}) 未完，见下条`)).toBe(true);
    expect(parts.at(-1)?.text.endsWith(`  \n  (${parts.length}/${parts.length})`)).toBe(true);
    for (const part of [first, second, third]) {
      const size = part === undefined ? 0 : Buffer.byteLength(PAYLOAD[channel](part));
      expect(size).toBeLessThan(LIMIT[channel]);
      expect(size).toBeGreaterThan(LIMIT[channel] * 0.9);
    }
  });

  it('goes on counting after what was sent already', () => {
    const titles = encodeParts(rows(600), 'api', 2).map(({ title }) => title.slice(-5));
    expect(titles).toEqual(['(3/4)', '(4/4)']);
    expect(encodeParts([line('甲')], 'api', 1)).toMatchObject([{ title: '甲 (2/2)', text: '甲  \n  (2/2)' }]);
  });

  it('names in each part only whom it @-s', () => {
    const parts = encodeParts([line(at('u1')), ...rows(500), line(at('u2'))], 'session');
    expect(parts.map(({ atUserIds }) => atUserIds)).toEqual([['u1'], ['u2']]);
  });

  it('leaves room for the mark in a part that is full to the brim', () => {
    const sizes = Array.from({ length: 200 }, (_, i) => {
      const parts = encodeParts(
        [line('a'.repeat(13_900)), line('b'.repeat(3700 + 2 * i)), line('c'.repeat(9000))],
        'session',
      );
      return Math.max(...parts.map((part) => Buffer.byteLength(markdownPayload(part))));
    });
    expect(Math.max(...sizes)).toBeLessThan(18_000);
    expect(Math.max(...sizes)).toBeGreaterThan(17_900);
  });

  it('stays under the vendor’s limits with any text, and loses none of it', () => {
    const spiky = fc.constantFrom(
      '甲',
      '"',
      '\\',
      '\u0001',
      '  ',
      '*',
      '#',
      '-',
      '𠮷',
      '<b>',
      '\ud800',
      '&lt;',
      'a',
    );
    const lines = fc.array(
      fc.tuple(spiky, fc.integer({ min: 0, max: 5000 })).map(([one, times]) => one.repeat(times)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, fc.constantFrom<Channel>('session', 'webhook', 'api'), (some, channel) => {
        const blocks = some.map((one) => line(one, at('u1')));
        const parts = encodeParts(blocks, channel);
        for (const part of parts) {
          expect(Buffer.byteLength(PAYLOAD[channel](part))).toBeLessThan(LIMIT[channel]);
        }
        const seen = parts.map(({ text }) => folded(text).replace(MARK, '')).join('');
        for (const sign of ['甲', '𠮷', 'a']) {
          expect(seen.split(sign).length).toBe(some.join('').split(sign).length);
        }
      }),
      { numRuns: 30 },
    );
  });
});
