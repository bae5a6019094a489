import { describe, expect, it } from 'vitest';
import { percentOfTarget } from '../../src/domain/target.ts';
import { takeAmount } from '../../src/language/amounts.ts';

describe('takeAmount', () => {
  it.each([
    ['3.2亿元', 3.2, '亿元'],
    ['500万元', 500, '万元'],
    ['1,200万元', 1200, '万元'],
    ['3200万', 3200, '万'],
    ['3.2亿', 3.2, '亿'],
    ['12.5公里', 12.5, '公里'],
    ['12.5 km', 12.5, 'km'],
    ['1.2万亩', 1.2, '万亩'],
    ['300平方米', 300, '平方米'],
    ['50兆瓦', 50, '兆瓦'],
    ['五百万元', 500, '万元'],
    ['三点二亿元', 3.2, '亿元'],
  ])('reads %s', (text, amount, unit) => {
    expect(takeAmount(text, 0)).toEqual({
      value: { amount: { amount, unit }, counted: false },
      end: text.length,
    });
  });

  it.each([
    ['200户', 200, '户'],
    ['三百五十户', 350, '户'],
    ['1.2万人次', 1.2, '万人次'],
    ['15项', 15, '项'],
  ])('reads %s as a count', (text, amount, unit) => {
    expect(takeAmount(text, 0)).toEqual({
      value: { amount: { amount, unit }, counted: true },
      end: text.length,
    });
  });

  it.each([
    '3天',
    '3个月',
    '5个工作日',
    '12号',
    '3点',
    '60%',
    '2026年',
    '3亿投资',
    '12项目',
    '2条件',
    '亿元',
    '',
  ])('finds no amount in %j', (text) => {
    expect(takeAmount(text, 0)).toBeUndefined();
  });

  it('gives units a target can be measured by', () => {
    const said = takeAmount('3200万', 0)?.value.amount ?? { amount: 0, unit: '' };
    expect(percentOfTarget({ amount: 3.2, unit: '亿元' }, { amount: 5, unit: '亿元' })).toBe(64);
    expect(said).toEqual({ amount: 3200, unit: '万' });
  });
});
