import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { readMilestoneWords, readTargetWords } from '../../src/language/field-values.ts';
import { aCalendar } from '../support/a-task.ts';

const context = { today: day('2026-11-23'), calendar: aCalendar() };
const read = (text: string) =>
  readMilestoneWords(text, 2026, context)
    ?.map(({ due, percent }) => `${due} ${percent}`)
    .join(', ');

describe('readMilestoneWords', () => {
  it.each([
    ['6月底50%；9月底80%', '2026-06-30 50, 2026-09-30 80'],
    ['9月底80%，6月底50%', '2026-06-30 50, 2026-09-30 80'],
    ['6月30日前达到50％、12月31日100%', '2026-06-30 50, 2026-12-31 100'],
    ['2026-03-31 20% 12.31 100%', '2026-03-31 20, 2026-12-31 100'],
    ['二季度末50%', '2026-06-30 50'],
    ['年底100%', '2026-12-31 100'],
    ['2027年3月底100%', '2027-03-31 100'],
    // Not of the year by their words: of today.
    ['月底60%', '2026-11-30 60'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '',
    '50%',
    '6月底',
    '6月底完成招标',
    '6月底50%，9月底完成招标',
    '6月底50%；9月底40%',
    '6月底50%；6月30日60%',
    '6月底150%',
    '2月30日50%',
    '某天50%',
  ])('%s is not read', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('readTargetWords', () => {
  it.each([
    ['5亿元', { amount: 5, unit: '亿元' }],
    ['3.2 亿元', { amount: 3.2, unit: '亿元' }],
    ['1,200户', { amount: 1200, unit: '户' }],
    ['１２公里', { amount: 12, unit: '公里' }],
    ['5', undefined],
    ['5%', undefined],
    ['0元', undefined],
    ['6月底', undefined],
    ['完成投资5亿元', undefined],
    ['', undefined],
  ])('%s is %j', (text, expected) => {
    expect(readTargetWords(text)).toEqual(expected);
  });
});
