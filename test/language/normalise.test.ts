import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPunctuation, normalise } from '../../src/language/normalise.ts';

const NAMES = ['督办助手', '抓落实 小助手', 'Duban Bot'];

describe('normalise', () => {
  it.each([
    ['６０％', '60%'],
    ['＃１２：６０％', '#12：60%'],
    ['进度\u00a012\u200560%', '进度 12 60%'],
    ['进度\u200b12\ufeff 60%', '进度12 60%'],
    ['进度　12　　60%  ', '进度 12 60%'],
    ['№12', 'No12'],
    ['12㎡', '12m2'],
    ['①12号', '(1)12号'],
    ['❷12号', '(2)12号'],
    ['1️⃣12号', '(1)12号'],
    ['12\u202e号\u0000', '12号'],
    ['一\r\n二\u2028三\r四', '一\n二\n三\n四'],
    ['  一 \n  二  ', '一\n二'],
    ['好，收到：是的；（一）？！', '好，收到：是的；（一）？！'],
    ['👨‍👩‍👧 和 \u200d12号', '👨‍👩‍👧 和 12号'],
    ['', ''],
  ])('brings %j to %j', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it.each([
    ['@督办助手 进度 12 60%', '进度 12 60%'],
    ['@督办助手\u2005进度 12 60%', '进度 12 60%'],
    ['＠督办助手进度 12 60%', '进度 12 60%'],
    ['进度 12 60% @督办助手', '进度 12 60%'],
    ['进度 12 @督办助手\u2005 60%', '进度 12 60%'],
    ['@督办助手 @督办助手\u2005进度 12 60%', '进度 12 60%'],
    ['@抓落实 小助手 12号60%', '12号60%'],
    ['@抓落实\u2005小助手\u200512号60%', '12号60%'],
    ['@duban bot 12号60%', '12号60%'],
    ['@督办助手', ''],
    ['@督办助手\n12号60%', '\n12号60%'],
  ])('removes the bot’s mention from %j', (text, expected) => {
    expect(normalise(text, NAMES)).toBe(expected);
  });

  it.each(['@张三 12号60%', '@督办 12号60%', '@Duban Bots 12', '督办助手 12号', 'a@b.cn 12'])(
    'leaves %j, which mentions somebody else or nobody',
    (text) => {
      expect(normalise(text, NAMES)).toBe(text);
    },
  );

  it('removes the longer of two names that begin alike', () => {
    expect(normalise('@督办助手二号 12', ['督办助手', '督办助手二号'])).toBe('12');
  });

  it('ignores empty names and characters that mean something to patterns', () => {
    expect(normalise('@a.b(c 12', ['', ' ', 'a.b(c'])).toBe('12');
    expect(normalise('@axb(c 12', ['a.b(c'])).toBe('@axb(c 12');
  });

  it('changes nothing when done twice', () => {
    const pieces = fc.constantFrom(
      '@',
      '督办助手',
      '抓落实 小助手',
      ' ',
      '\u2005',
      '\u200b',
      '①',
      '\n',
      '\r\n',
      '，',
      '\u0301',
      '１',
      '\u200d',
      '👍',
      '㊗',
      '\ufe0f\u20e3',
      'ﷺ',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = normalise(text, NAMES);
        expect(normalise(once, NAMES)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('foldPunctuation', () => {
  it('makes Chinese and western signs alike', () => {
    expect(foldPunctuation('A，B：C；（d）？！【e】“f”〔g〕～')).toBe('a,b:c;(d)?![e]"f"[g]~');
  });

  it('keeps every character in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const plain = normalise(text);
        expect(foldPunctuation(plain)).toHaveLength(plain.length);
      }),
    );
  });
});
