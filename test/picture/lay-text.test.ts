import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerFonts } from '../../src/picture/fonts.ts';
import { drawableText, fitText, wrapText } from '../../src/picture/lay-text.ts';
import { font } from '../../src/picture/page.ts';

const brush = createCanvas(1, 1).getContext('2d');
beforeAll(() => {
  registerFonts();
  brush.font = font(20);
});

/** What people write: Chinese, Latin, numbers, marks, emoji. */
const texts = fc.string({
  unit: fc.constantFrom(
    ...'督办事项县（第）3期，。；2026-11〔〕 abc',
    '喆',
    '䶮',
    '🔥',
    '👨‍👩‍👧',
    '\u{10ffff}',
  ),
  maxLength: 80,
});

describe('a drawable text', () => {
  it.each([
    ['污水厂扩建🔥', '污水厂扩建'],
    ['🔴12 🟡26', '12 26'],
    ['一家👨‍👩‍👧人', '一家人'],
    ['国旗🇨🇳，数字1️⃣', '国旗，数字1'],
    ['两行\n三行\t尾', '两行 三行 尾'],
    ['反\u202e转\u0000', '反转'],
    ['半\ud83d个', '半个'],
    ['喆堃玥镕龘䶮㛃①℃‰', '喆堃玥镕龘䶮㛃①℃‰'],
    ['县委　县政府', '县委　县政府'],
  ])('of %j is %j', (text, drawable) => {
    expect(drawableText(text)).toBe(drawable);
  });

  it('is cut where nothing could show it', () => {
    expect(drawableText('督'.repeat(10_000)).length).toBeLessThan(1000);
  });
});

describe('a text', () => {
  it('that fits is left alone', () => {
    expect(fitText(brush, '督办', 100)).toBe('督办');
  });

  it('that is too wide ends with … within the width', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 30, max: 300 }), (text, width) => {
        const fitted = fitText(brush, text, width);
        expect(brush.measureText(fitted).width).toBeLessThanOrEqual(width);
        expect(fitted === text || fitted.endsWith('…')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps as much as there is room for', () => {
    // 20 px a character: four and the … fill 100 px.
    expect(fitText(brush, '督办事项台账', 100)).toBe('督办事项…');
  });

  it('is wrapped without loss and within the width', () => {
    fc.assert(
      fc.property(texts.map(drawableText), (text) => {
        const lines = wrapText(brush, text, 400, 100);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(brush.measureText(line).width).toBeLessThanOrEqual(400);
      }),
      { numRuns: 200 },
    );
  });

  it('begins no line with a closing mark and tears no number', () => {
    expect(wrapText(brush, '逾期事项，滞后2026点', 80, 9)).toEqual(['逾期事', '项，滞后', '2026点']);
  });

  it('of too many lines ends with …', () => {
    expect(wrapText(brush, '督办事项台账督办事项台账', 80, 2)).toEqual(['督办事项', '台账督…']);
  });
});
