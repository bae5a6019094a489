import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withinBytes } from '../../../src/platforms/wecom/cut.ts';

const lines = (...texts: readonly string[]) => texts.map((plain) => ({ rendered: `*${plain}`, plain }));
const CUT = '…（内容过长，已截断）';

describe('withinBytes', () => {
  it('leaves what just fits', () => {
    expect(withinBytes(lines('甲', '乙'), 9)).toBe('*甲\n*乙');
  });

  it('drops whole lines, and says so', () => {
    const limit = Buffer.byteLength(`*甲乙丙丁\n${CUT}`);
    expect(withinBytes(lines('甲乙丙丁', '戊', '己'.repeat(20)), limit)).toBe(`*甲乙丙丁\n${CUT}`);
    expect(withinBytes(lines('甲乙丙丁', '戊', '己'.repeat(20)), limit - 1)).toBe(`甲乙丙丁\n${CUT}`);
  });

  it('never cuts a character as people see it', () => {
    const family = '👨‍👩‍👧';
    const limit = Buffer.byteLength(`${family}\n${CUT}`);
    for (const spare of [0, 1, 4, 7, 17]) {
      expect(withinBytes(lines(family.repeat(9)), limit + spare)).toBe(`${family}\n${CUT}`);
    }
  });

  it('never exceeds the limit', () => {
    const anyLines = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 });
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 40, max: 200 }), (texts, limit) => {
        const whole = lines(...texts);
        const cut = withinBytes(whole, limit);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit);
        if (!cut.endsWith(CUT)) expect(cut).toBe(whole.map((line) => line.rendered).join('\n'));
      }),
    );
  });
});
