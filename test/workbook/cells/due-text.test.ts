import { describe, expect, it } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { createWorkCalendar } from '../../../src/domain/work-calendar.ts';
import { readDay, readDue } from '../../../src/workbook/cells/due-text.ts';
import type { CellValue } from '../../../src/workbook/file/read-workbook.ts';

const calendar = createWorkCalendar([
  { year: 2026, rest: [], work: [], festivals: { 国庆: day('2026-10-01'), 春节: day('2026-02-17') } },
]);
const context = { year: 2026, calendar };
const cell = (value: string | number): CellValue =>
  typeof value === 'string'
    ? { kind: 'text', text: value }
    : { kind: 'number', number: value, percent: false };

describe('readDue', () => {
  it.each([
    ['2026年6月30日', '2026-06-30'],
    ['2026年 6月 30日前', '2026-06-30'],
    ['2026.6.30', '2026-06-30'],
    ['2026-06-30', '2026-06-30'],
    ['2026/6/30', '2026-06-30'],
    ['20260630', '2026-06-30'],
  ])('takes %s as it stands, with nothing to list', (text, due) => {
    expect(readDue(cell(text), context)).toEqual({ kind: 'due', due, ongoing: false });
  });

  it.each([
    ['12月底', '2026-12-31'],
    ['6月底前', '2026-06-30'],
    ['２月末', '2026-02-28'],
    ['6月30日', '2026-06-30'],
    ['6月30前', '2026-06-30'],
    ['6月份', '2026-06-30'],
    ['十二月底', '2026-12-31'],
    ['十一月二十五日前', '2026-11-25'],
    ['6.30', '2026-06-30'],
    ['12/31', '2026-12-31'],
    ['2026.6', '2026-06-30'],
    ['6月上旬', '2026-06-10'],
    ['6月中旬', '2026-06-20'],
    ['2月下旬', '2026-02-28'],
    ['四季度', '2026-12-31'],
    ['第三季度末前', '2026-09-30'],
    ['前三季度', '2026-09-30'],
    ['上半年', '2026-06-30'],
    ['下半年', '2026-12-31'],
    ['年中', '2026-06-30'],
    ['年底前', '2026-12-31'],
    ['2027年', '2027-12-31'],
    ['明年3月底', '2027-03-31'],
    ['国庆前', '2026-09-30'],
    ['春节假期前', '2026-02-16'],
    ['12月31日（周四）', '2026-12-31'],
    ['11月20日下班前完成验收', '2026-11-20'],
    ['26年6月30日', '2026-06-30'],
    [2027, '2027-12-31'],
    [12.31, '2026-12-31'],
    [46387, '2026-12-31'],
    ['12月31日（原9月30日，延1次）', '2026-12-31'],
  ])('understands %s as %s, and says so', (text, due) => {
    expect(readDue(cell(text), context)).toEqual({
      kind: 'due',
      due,
      ongoing: false,
      as: expect.stringContaining(due),
    });
  });

  it.each([
    ['1月-6月', '2026-01-01', '2026-06-30'],
    ['1-6月', '2026-01-01', '2026-06-30'],
    ['2026年1月1日至12月31日', '2026-01-01', '2026-12-31'],
    ['9月至次年3月', '2026-09-01', '2027-03-31'],
    ['2026.3-2027.6', '2026-03-01', '2027-06-30'],
    ['2026—2028年', '2026-01-01', '2028-12-31'],
  ])('reads the stretch %s as a start and a due', (text, start, due) => {
    expect(readDue(cell(text), context)).toMatchObject({ start, due, ongoing: false });
  });

  it.each(['全年', '持续推进', '长期坚持', '长期', '常态化开展', '年内持续推进', '每月25日', '每季度末'])(
    'reads %s as the end of the year, ongoing',
    (text) => {
      expect(readDue(cell(text), context)).toMatchObject({ due: '2026-12-31', ongoing: true });
    },
  );

  it('takes a task for ongoing beside a day only where nothing else is said', () => {
    expect(readDue(cell('持续推进至2027年6月30日'), context)).toMatchObject({
      due: '2027-06-30',
      ongoing: true,
    });
    expect(readDue(cell('2026年全年'), context)).toMatchObject({ due: '2026-12-31', ongoing: true });
    expect(readDue(cell('6月底前整改到位并持续巩固'), context)).toMatchObject({
      due: '2026-06-30',
      ongoing: false,
    });
  });

  it('takes the last of several days, not counting what comes back every year', () => {
    expect(readDue(cell('6月底完成招标，9月底开工，11月底完工'), context)).toMatchObject({
      due: '2026-11-30',
    });
    expect(readDue(cell('2026年12月底前；2027年起，每年3月底前'), context)).toMatchObject({
      due: '2026-12-31',
    });
    expect(readDue(cell('每年2月底前'), context)).toMatchObject({ due: '2026-02-28' });
  });

  it('takes a beginning without an end for a start', () => {
    expect(readDue(cell('从2026年3月1日起'), context)).toMatchObject({
      start: '2026-03-01',
      as: expect.stringContaining('无时限'),
    });
    expect(readDue(cell('从2026年3月1日起'), context)).not.toHaveProperty('due');
  });

  it.each(['', '/', '—', '无', '待定'])('finds no due in “%s”, and says so', (text) => {
    expect(readDue(cell(text), context)).toEqual({ kind: 'due', ongoing: false, as: '无时限' });
  });

  it.each([
    ['2月30日', '没有2026年2月30日'],
    ['6月31日前', '没有2026年6月31日'],
    ['2026.13.1', '没有2026年13月1日'],
    ['13月底', '没有13月'],
    ['12月前', '之前还是当期之内'],
    ['2026年前', '之前还是当期之内'],
    ['三季度前', '之前还是当期之内'],
    ['本意见印发之日起30日内', '看不出日期'],
    ['三个月内', '看不出日期'],
    ['3年内', '看不出日期'],
    ['按〔2026〕3号文件', '看不出日期'],
    ['尽快', '看不出日期'],
    [6.3, '6月3日，也可能是6月30日'],
    [12, '看不出日期'],
  ])('does not guess at %s', (text, why) => {
    expect(readDue(cell(text), context)).toEqual({ kind: 'unreadable', why: expect.stringContaining(why) });
  });

  it('does not take a number under a date format for a day', () => {
    expect(readDue({ kind: 'day', day: day('1905-07-18') }, context).kind).toBe('unreadable');
  });

  it('says when a due lies before the year of the ledger', () => {
    expect(readDue(cell('2025-12-31'), context)).toMatchObject({
      due: '2025-12-31',
      as: expect.stringContaining('早于2026年度'),
    });
  });
});

describe('readDay', () => {
  it('takes the first day of a month for a start, the last for an end', () => {
    expect(readDay(cell('3月'), 'first', context)).toMatchObject({ day: '2026-03-01' });
    expect(readDay(cell('3月'), 'last', context)).toMatchObject({ day: '2026-03-31' });
    expect(readDay(cell(2024), 'first', context)).toMatchObject({ day: '2024-01-01' });
  });

  it('tells a day that does not exist from words without a day', () => {
    expect(readDay(cell('2月30日'), 'first', context)).toMatchObject({
      kind: 'unreadable',
      impossible: true,
    });
    expect(readDay(cell('已开工'), 'first', context)).not.toHaveProperty('impossible');
  });
});
