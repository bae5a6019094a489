import { describe, expect, it } from 'vitest';
import { readCadence } from '../../../src/domain/task-words.ts';
import { readTarget } from '../../../src/workbook/cells/amount-text.ts';
import { readMilestones } from '../../../src/workbook/cells/milestone-text.ts';
import { readProblems } from '../../../src/workbook/cells/problem-text.ts';
import { areFractions, readProgress } from '../../../src/workbook/cells/progress-text.ts';
import { nearCadence, readStatus } from '../../../src/workbook/cells/word-cells.ts';
import type { CellValue } from '../../../src/workbook/file/read-workbook.ts';

const text = (value: string): CellValue => ({ kind: 'text', text: value });
const number = (value: number, percent = false): CellValue => ({ kind: 'number', number: value, percent });
const TARGET = { amount: 5, unit: '亿元' };

describe('readProgress', () => {
  it.each([
    [text('60%'), { percent: 60 }],
    [text('６０％'), { percent: 60 }],
    [number(0.6, true), { percent: 60 }],
    [number(0.5833333, true), { percent: 58 }],
    [number(60), { percent: 60 }],
    [text('60'), { percent: 60 }],
    [text('已完成60%'), { percent: 60 }],
    [text('总体进度达到60%，主体封顶'), { percent: 60, note: '主体封顶' }],
    [text('3.2亿元'), { percent: 64, amount: { amount: 3.2, unit: '亿元' } }],
    [text('已完成投资3.2亿元'), { percent: 64 }],
    [text('未开工'), { percent: 0 }],
    [text('99.6%'), { percent: 99 }],
    [text('无'), {}],
  ])('reads %j', (cell, facts) => {
    expect(readProgress(cell, TARGET, false)).toMatchObject({ kind: 'progress', ...facts });
  });

  it('keeps a sentence as a note and takes no percentage out of it', () => {
    for (const said of ['同比增长5%', '正在招标', '力争年底前完成90%', '进度超60%以上']) {
      const read = readProgress(text(said), TARGET, false);
      expect(read).toMatchObject({ note: said, as: expect.stringContaining('说明') });
      expect(read).not.toHaveProperty('percent');
    }
  });

  it('takes an amount without a target, or of another unit, for a note', () => {
    expect(readProgress(text('3.2亿元'), undefined, false)).toMatchObject({ note: '3.2亿元' });
    expect(readProgress(text('32公里'), TARGET, false)).toMatchObject({ note: '32公里' });
  });

  it('reads shares of 1 as percentages where the whole column holds such', () => {
    expect(areFractions([number(0.6), number(1), number(0), undefined])).toBe(true);
    expect(areFractions([number(0.6), number(60)])).toBe(false);
    expect(areFractions([number(1), number(0)])).toBe(false);
    expect(readProgress(number(0.6), undefined, true)).toMatchObject({ percent: 60, as: '60%' });
    expect(areFractions([number(0.45), number(1), text('60%'), text('50')])).toBe(true);
    expect(readProgress(text('50'), undefined, true)).toMatchObject({ percent: 50 });
    expect(readProgress(number(1), undefined, true)).toMatchObject({ percent: 100 });
  });

  it('does not read negative figures, figures over 100 or between the two kinds, or formula errors', () => {
    expect(readProgress(number(-5), undefined, false).kind).toBe('unreadable');
    expect(readProgress(text('120%'), undefined, false).kind).toBe('unreadable');
    expect(readProgress(number(0.6), undefined, false).kind).toBe('unreadable');
    expect(readProgress({ kind: 'error', text: '#REF!' }, undefined, false).kind).toBe('unreadable');
  });
});

describe('readTarget', () => {
  it.each([
    ['5亿元', { amount: 5, unit: '亿元' }],
    ['完成投资5亿元', { amount: 5, unit: '亿元' }],
    ['新建公路120公里', { amount: 120, unit: '公里' }],
    ['培训1.2万人次', { amount: 1.2, unit: '万人次' }],
    ['2026年完成投资1,200万元', { amount: 1200, unit: '万元' }],
    ['完成投资5亿元，新建公路120公里', { amount: 5, unit: '亿元' }],
    ['3000', { amount: 3000, unit: '万元' }],
    ['12幅', { amount: 12, unit: '幅' }],
  ])('reads %s', (said, target) => {
    expect(readTarget(text(said), '万元').target).toEqual(target);
  });

  it.each(['完成主体工程', '优良率90%以上', '2026年底前开工', '/'])('finds no target in %s', (said) => {
    expect(readTarget(text(said), '万元')).not.toHaveProperty('target');
  });

  it('takes no bare number without a unit', () => {
    expect(readTarget(number(3000), undefined)).toEqual({ as: expect.stringContaining('没有单位') });
  });
});

describe('readMilestones', () => {
  const half = [
    { due: '2026-06-30', percent: 50 },
    { due: '2026-09-30', percent: 80 },
  ];
  it.each([
    '6月底50%；9月底80%',
    '6月底前完成50%，9月底前完成80%',
    '9月底80%\n6月底50%',
    '50%（6月底）、80%（9月底）',
  ])('reads %j', (said) => {
    expect(readMilestones(text(said), { year: 2026 })).toMatchObject({ milestones: half });
  });

  it('names nodes without a share, and refuses shares that fall or days that do not exist', () => {
    expect(readMilestones(text('3月底前完成招标；6月底50%'), { year: 2026 })).toMatchObject({
      milestones: [half[0]],
      as: expect.stringContaining('“3月底前完成招标”没有百分比'),
    });
    expect(readMilestones(text('6月底80%；9月底50%'), { year: 2026 }).kind).toBe('unreadable');
    expect(readMilestones(text('2月30日50%'), { year: 2026 }).kind).toBe('unreadable');
  });
});

describe('readProblems', () => {
  it('splits a cell only where every line is counted', () => {
    expect(readProblems('1. 资金不足\n2、用地未批')).toEqual(['资金不足', '用地未批']);
    expect(readProblems('资金不足，\n需财政局协调')).toEqual(['资金不足， 需财政局协调']);
    expect(readProblems('无')).toEqual([]);
  });
});

describe('the words of a ledger', () => {
  it('reads states as offices write them; what is done is not struck off', () => {
    expect(
      ['进行中', '未启动', '已完成', '已办结', '已销号', '暂缓', '取消', '绿灯'].map(readStatus),
    ).toEqual([
      'active',
      'assigned',
      'submitted',
      'submitted',
      'closed',
      'suspended',
      'cancelled',
      undefined,
    ]);
  });

  it('reads cadences, near ones by their period', () => {
    expect(['周报', '双周', '旬', '月报', '季度', '半年', '无'].map(readCadence)).toEqual([
      'weekly',
      'biweekly',
      'tenday',
      'monthly',
      'quarterly',
      'halfyear',
      'none',
    ]);
    expect(nearCadence('每周五下班前')).toBe('weekly');
    expect(nearCadence('及时')).toBeUndefined();
  });
});
