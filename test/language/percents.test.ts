import { describe, expect, it } from 'vitest';
import { takePercents } from '../../src/language/percents.ts';

describe('takePercents', () => {
  it.each([
    ['60%', 60],
    ['60 %', 60],
    ['0%', 0],
    ['100%', 100],
    ['60.4%', 60],
    ['60.5%', 61],
    ['120%', 120],
    ['-5%', -5],
    ['-0%', 0],
    ['负5%', -5],
    ['百分之六十', 60],
    ['百分之60', 60],
    ['百分之六十点五', 61],
    ['百分之一百', 100],
    ['百分之百', 100],
    ['百分百', 100],
    ['百分之零', 0],
    ['百分之负五', -5],
    ['六成', 60],
    ['六成五', 65],
    ['六成半', 65],
    ['6成', 60],
    ['一半', 50],
  ])('reads %s as %d, exactly', (text, percent) => {
    expect(takePercents(text, 0)).toEqual({ value: { percents: [percent], vague: false }, end: text.length });
  });

  it.each([
    ['60%左右', [60]],
    ['60%多', [60]],
    ['60%以上', [60]],
    ['60多%', [60]],
    ['百分之六十多', [60]],
    ['五六成', [50, 60]],
    ['六成多', [60]],
    ['60%-70%', [60, 70]],
    ['60-70%', [60, 70]],
    ['60%到70%', [60, 70]],
    ['60%或70%', [60, 70]],
    ['一半以上', [50]],
    ['三分之二', [67]],
    ['60个点', [60]],
    ['%60', [60]],
  ])('reads %s as more or less %j', (text, percents) => {
    expect(takePercents(text, 0)).toEqual({ value: { percents, vague: true }, end: text.length });
  });

  it.each(['60', '六十', '三成立', '六成果', '五成员', '半', '60元', '60‰', '百分', '%', ''])(
    'finds no percentage in %j',
    (text) => {
      expect(takePercents(text, 0)).toBeUndefined();
    },
  );

  it('reads from the place it is told, and no farther than the figure', () => {
    expect(takePercents('12号60%完成招标', 3)).toEqual({ value: { percents: [60], vague: false }, end: 6 });
    expect(takePercents('60%多个标段', 0)?.value.vague).toBe(false);
  });
});
