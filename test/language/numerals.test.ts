import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChineseNumeral, parseDecimalNumeral, parseNumeral } from '../../src/language/numerals.ts';

describe('parseChineseNumeral', () => {
  it.each([
    ['零', 0],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['六十五', 65],
    ['百', 100],
    ['一百零五', 105],
    ['一百一十二', 112],
    ['三百五十', 350],
    ['两千零二十六', 2026],
  ])('reads %s as %d', (text, expected) => {
    expect(parseChineseNumeral(text)).toBe(expected);
  });

  it.each(['', '六七', '一二', '一百二', '十十', '十百', '一万', '一a'])('does not read %j', (text) => {
    expect(parseChineseNumeral(text)).toBeUndefined();
  });

  it('reads what is written out by the rules', () => {
    const digits = '零一二三四五六七八九';
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 99 }), (number) => {
        const tens = Math.floor(number / 10);
        const text = `${tens === 1 ? '' : digits[tens]}十${number % 10 === 0 ? '' : digits[number % 10]}`;
        expect(parseChineseNumeral(text)).toBe(number);
      }),
    );
  });
});

describe('parseNumeral and parseDecimalNumeral', () => {
  it('read digits, numerals and decimals', () => {
    expect(parseNumeral('012')).toBe(12);
    expect(parseNumeral('十二')).toBe(12);
    expect(parseNumeral('1.5')).toBeUndefined();
    expect(parseDecimalNumeral('三点二')).toBe(3.2);
    expect(parseDecimalNumeral('六十点五')).toBe(60.5);
    expect(parseDecimalNumeral('三点')).toBeUndefined();
    expect(parseDecimalNumeral('三点二点一')).toBeUndefined();
  });
});
