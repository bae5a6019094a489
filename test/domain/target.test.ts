import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentOfTarget, type Target, targetText } from '../../src/domain/target.ts';

/** `3.2亿元` as amount and unit. */
function t(text: string): Target {
  const amount = Number.parseFloat(text);
  return { amount, unit: text.replace(/^[\d.]+/u, '') };
}

describe('percentOfTarget', () => {
  it.each([
    ['3.2亿元', '5亿元', 64],
    ['500万元', '1亿元', 5],
    ['32000万元', '5亿元', 64],
    ['3.2亿', '5亿元', 64],
    ['32000万', '5亿元', 64],
    ['3.2', '5亿元', 64],
    ['3.2亿元', '5亿', 64],
    ['2.5亿元人民币', '5亿元', 50],
    ['0亿元', '5亿元', 0],
    ['6亿元', '5亿元', 100],
    ['8000亩', '1万亩', 80],
    ['1.2万亩', '1.5万亩', 80],
    ['12千米', '24公里', 50],
    ['12km', '24公里', 50],
    ['500米', '2公里', 25],
    ['300平米', '600㎡', 50],
    ['5万千瓦', '20万千瓦', 25],
    ['500千瓦', '1万千瓦', 5],
    ['50公斤', '100千克', 50],
    ['3000人次', '1万人次', 30],
    ['2百分点', '4个百分点', 50],
    ['30户', '40户', 75],
    ['30 户', '40户', 75],
    ['1.1亿元', '11000万元', 100],
    ['11000万元', '1.1亿元', 100],
  ])('%s of %s is %i', (amount, target, percent) => {
    expect(percentOfTarget(t(amount), t(target))).toBe(percent);
  });

  it.each([
    ['3.2亿元', '5亿美元'],
    ['30户', '40家'],
    ['500元', '5公里'],
    ['3公顷', '40亩'],
    ['3元', '0元'],
    ['3constructor', '5元'],
  ])('%s of %s is unknown: the units do not match, or there is nothing to reach', (amount, target) => {
    expect(percentOfTarget(t(amount), t(target))).toBeUndefined();
  });

  it('refuses a negative amount', () => {
    expect(percentOfTarget({ amount: -1, unit: '元' }, t('5元'))).toBeUndefined();
    expect(percentOfTarget({ amount: Number.NaN, unit: '元' }, t('5元'))).toBeUndefined();
  });

  it('says 100 only when all of it is reached', () => {
    expect(percentOfTarget(t('4.98亿元'), t('5亿元'))).toBe(99);
    expect(percentOfTarget(t('4.9999亿元'), t('5亿元'))).toBe(99);
    expect(percentOfTarget(t('5亿元'), t('5亿元'))).toBe(100);
  });

  it('stays a whole number of 0–100 and never falls as the amount grows', () => {
    const anyAmount = fc.integer({ min: 0, max: 2_000_000 }).map((cents) => cents / 100);
    const anyUnit = fc.constantFrom('元', '万元', '亿元');
    fc.assert(
      fc.property(anyAmount, anyAmount, anyUnit, anyUnit, (a, b, unit, targetUnit) => {
        const target = { amount: 5, unit: targetUnit };
        const less = percentOfTarget({ amount: Math.min(a, b), unit }, target) ?? Number.NaN;
        const more = percentOfTarget({ amount: Math.max(a, b), unit }, target) ?? Number.NaN;
        expect(Number.isInteger(less) && Number.isInteger(more)).toBe(true);
        expect(0 <= less && less <= more && more <= 100).toBe(true);
      }),
    );
  });
});

describe('targetText', () => {
  it('writes an amount as people do', () => {
    expect(targetText(t('3.2亿元'))).toBe('3.2亿元');
  });
});
