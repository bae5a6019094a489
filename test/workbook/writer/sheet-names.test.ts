import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetNames } from '../../../src/workbook/writer/sheet-names.ts';

describe('sheetNames', () => {
  it.each([
    [
      ['红灯事项', '黄灯事项'],
      ['红灯事项', '黄灯事项'],
    ],
    [['a[1]:*?/\\b'], ['a［1］：＊？／＼b']],
    [
      ["'城建'", "it's"],
      ['城建', "it's"],
    ],
    [
      ['  ', '', '\n'],
      ['表1', '表2', '表3'],
    ],
    [
      ['本周到期', '本周到期', '本周到期'],
      ['本周到期', '本周到期（2）', '本周到期（3）'],
    ],
    [
      ['Red', 'RED'],
      ['Red', 'RED（2）'],
    ],
    [['History'], ['History（2）']],
    [
      ['长'.repeat(40), '长'.repeat(40)],
      ['长'.repeat(31), `${'长'.repeat(28)}（2）`],
    ],
    [[`${'长'.repeat(30)}𠮷`], ['长'.repeat(30)]],
  ])('makes of %j %j', (wanted, names) => {
    expect(sheetNames(wanted)).toEqual(names);
  });

  it('gives names that Excel takes, whatever is wanted', () => {
    const sign = fc.oneof(
      fc.constantFrom(...'[]:*?/\\\'"&<> （2）', '\0', '\ud800'),
      fc.string({ unit: 'grapheme' }),
    );
    const wanted = fc.array(fc.array(sign, { maxLength: 40 }).map((signs) => signs.join('')));
    fc.assert(
      fc.property(wanted, (many) => {
        const names = sheetNames(many);
        expect(names).toHaveLength(many.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(many.length);
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\\p{Cc}\p{Cs}]|^'|'$/u);
        }
      }),
    );
  });
});
