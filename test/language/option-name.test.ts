import { describe, expect, it } from 'vitest';
import { isNamedOption, optionOrdinal } from '../../src/language/option-name.ts';
import { effectOf } from './effect.ts';

describe('optionOrdinal', () => {
  it.each([
    ['三：异地重建', '三'],
    ['二分期实施', '二'],
    ['2、分期实施', '2'],
    ['一直未定', ''],
    ['三天后报', ''],
    ['待定', ''],
  ])('finds in 方案%s: %s', (words, ordinal) => {
    expect(optionOrdinal(words)).toBe(ordinal);
  });
});

describe('an option', () => {
  it.each(['P5 方案三：异地重建', 'P5 方案二分期实施', 'P5 方案 异地重建', 'P5 方案 方案待定'])(
    'reads and prints as %s',
    (text) => {
      expect(effectOf(text)).toBe(text);
    },
  );

  it('needs words behind its ordinal', () => {
    expect(isNamedOption('方案三')).toBe(false);
    expect(isNamedOption('方案三：')).toBe(false);
    expect(isNamedOption('方案三：异地重建')).toBe(true);
  });
});
