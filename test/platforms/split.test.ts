import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, line, plainText, type Span, strong, text, tinted } from '../../src/domain/message.ts';
import { splitBlocks } from '../../src/platforms/split.ts';

const sizeOf = (block: Block): number =>
  Buffer.byteLength(plainText({ blocks: [block] })) +
  block.spans.filter((span) => span.kind === 'strong').length * 4;

const split = (blocks: readonly Block[], budget: number, longest = budget) =>
  splitBlocks(blocks, { budget, longest, sizeOf });

const textsOf = (parts: readonly (readonly Block[])[]) =>
  parts.map((blocks) => plainText({ blocks }).split('\n'));

const mention: Span = { kind: 'mention', who: { name: '张三', accounts: { dingtalk: 'u038' } } };
const link: Span = { kind: 'link', text: '附表', url: 'https://gov.cn/x' };

/** Text as hostile as it comes: emoji families, combining marks without end, halves of characters, long lines. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('👨‍👩‍👧', '🇨🇳🇨🇳', `e${'\u0301'.repeat(300)}`, '𠮷'.repeat(200), '甲'.repeat(500), ' ', ''),
);
const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyText.map(text),
  anyText.map(strong),
  anyText.map((one) => tinted('comment', one)),
  fc.constantFrom(mention, link),
);
const anyBlocks: fc.Arbitrary<Block[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('line' as const, 'heading' as const),
    spans: fc.array(anySpan, { maxLength: 4 }),
  }),
  { maxLength: 12 },
);

const isWhole = (some: string): boolean => !/\p{Cs}/u.test(some);

describe('splitBlocks', () => {
  it('keeps what fits in one part', () => {
    expect(textsOf(split([line('甲'), line('乙')], 6))).toEqual([['甲', '乙']]);
  });

  it('starts a part at a block', () => {
    expect(
      textsOf(
        split(
          ['甲乙', '丙', '丁戊己', '庚'].map((one) => line(one)),
          9,
        ),
      ),
    ).toEqual([['甲乙', '丙'], ['丁戊己'], ['庚']]);
  });

  it('has no part where there is no block', () => {
    expect(split([], 9)).toEqual([]);
  });

  it('cuts a long line between characters, and packs its end with what follows', () => {
    const long = line(strong('甲👨‍👩‍👧乙'), '丙丁');
    expect(split([long, line('戊')], 26)).toEqual([
      [{ kind: 'line', spans: [strong('甲👨‍👩‍👧')] }],
      [{ kind: 'line', spans: [strong('乙'), text('丙丁')] }, line('戊')],
    ]);
  });

  it('cuts no character anywhere in a very long line', () => {
    const family = '👨‍👩‍👧';
    const parts = split([line(`aaaaaa${family.repeat(201)}`)], 40);
    const pairs = Array.from({ length: 100 }, () => family + family);
    expect(textsOf(parts).flat()).toEqual([`aaaaaa${family}`, ...pairs]);
  });

  it('cuts by the longest block, not by the room of a part', () => {
    expect(textsOf(split([line('甲乙丙丁')], 9, 6))).toEqual([['甲乙'], ['丙丁']]);
  });

  it('divides no mention and no link', () => {
    const parts = split([line(mention, '甲', mention, link)], 10);
    expect(parts.flat().flatMap(({ spans }) => spans)).toEqual([mention, text('甲'), mention, link]);
  });

  it('gives up the address of a link that is longer than any block', () => {
    const endless: Span = { kind: 'link', text: '附表', url: 'https://gov.cn/' };
    const sizeOf = (block: Block): number => (block.spans.some(({ kind }) => kind === 'link') ? 99 : 6);
    expect(splitBlocks([line(endless)], { budget: 50, longest: 50, sizeOf })).toEqual([[line('附表')]]);
  });

  it('cuts a name that is longer than any block', () => {
    const endless: Span = { kind: 'mention', who: { name: '张'.repeat(5), accounts: {} } };
    const sizeOf = (block: Block): number => Buffer.byteLength(plainText({ blocks: [block] }));
    const parts = splitBlocks([line(endless)], { budget: 6, longest: 6, sizeOf });
    expect(textsOf(parts)).toEqual([['张张'], ['张张'], ['张']]);
  });

  describe('at the end of a part', () => {
    const title = line(strong('四'));
    const second = line('　逾期');

    it('keeps a title with what it stands over', () => {
      expect(split([line('甲乙'), line('丙'), title, line('丁')], 16)).toEqual([
        [line('甲乙'), line('丙')],
        [title, line('丁')],
      ]);
    });

    it('keeps both lines of an item together, and the title above', () => {
      expect(split([line('甲乙'), title, line('丁'), second], 19)).toEqual([
        [line('甲乙')],
        [title, line('丁'), second],
      ]);
    });

    it('leaves them where they do not fit together, or would leave nothing', () => {
      expect(split([title, line('甲乙丙')], 12)).toEqual([[title], [line('甲乙丙')]]);
      expect(split([line('甲'), title, line('丙丁戊')], 12)).toEqual([[line('甲'), title], [line('丙丁戊')]]);
    });

    it('carries a few lines at most', () => {
      const rows = Array.from({ length: 12 }, () => line('　甲'));
      expect(split([line('乙'), ...rows, line('　丙丁')], 75).map((part) => part.length)).toEqual([9, 5]);
    });
  });

  it('keeps all text in order, every part within the budget, and no character broken', () => {
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 100, max: 1000 }), fc.boolean(), (blocks, budget, shorter) => {
        const parts = split(blocks, budget, shorter ? Math.ceil(budget * 0.8) : budget);
        const told = (some: readonly Block[]): string =>
          some.map((one) => plainText({ blocks: [one] })).join('');
        expect(told(parts.flat())).toBe(told(blocks));
        for (const part of parts) {
          expect(part.map(sizeOf).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budget);
          expect(part.length).toBeGreaterThan(0);
        }
        if (isWhole(told(blocks))) expect(parts.every((part) => isWhole(told(part)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('cuts 200,000 characters within the time of a test', () => {
    expect(split([line('𠮷'.repeat(200_000))], 15_000)).toHaveLength(54);
  });
});
