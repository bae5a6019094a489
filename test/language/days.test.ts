import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, weekdayOf } from '../../src/domain/day.ts';
import { parseDayPhrase } from '../../src/language/days.ts';
import { CALENDAR } from './effect.ts';

const on = (today: string) => ({ today: day(today), calendar: CALENDAR });

/** Said on Monday, 23 November 2026. */
const MONDAY: readonly (readonly [phrase: string, expected: string])[] = [
  ['12月31日', '2026-12-31'],
  ['12月31号', '2026-12-31'],
  ['12月31', '2026-12-31'],
  ['12.31', '2026-12-31'],
  ['12-31', '2026-12-31'],
  ['12/31', '2026-12-31'],
  ['2026-12-31', '2026-12-31'],
  ['2026年12月31日', '2026-12-31'],
  ['2026.12.31', '2026-12-31'],
  ['2026/12/31', '2026-12-31'],
  ['20261231', '2026-12-31'],
  ['26年12月31日', '2026-12-31'],
  ['十二月三十一日', '2026-12-31'],
  ['二〇二六年十二月三十一日', '2026-12-31'],
  ['１２月３１日', '2026-12-31'],
  ['12 月 31 日', '2026-12-31'],
  ['11月23日', '2026-11-23'],
  ['11月22日', '2027-11-22'],
  ['1月15日', '2027-01-15'],
  ['明年6月30日', '2027-06-30'],
  ['今天', '2026-11-23'],
  ['明天', '2026-11-24'],
  ['后天', '2026-11-25'],
  ['大后天', '2026-11-26'],
  ['今天下班前', '2026-11-23'],
  ['下班前', '2026-11-23'],
  ['今晚8点', '2026-11-23'],
  ['明早9点半', '2026-11-24'],
  ['明天下午3点前', '2026-11-24'],
  ['周一', '2026-11-23'],
  ['周五', '2026-11-27'],
  ['本周五', '2026-11-27'],
  ['这周五前', '2026-11-27'],
  ['下周五', '2026-12-04'],
  ['下周一', '2026-11-30'],
  ['下下周三', '2026-12-09'],
  ['星期天', '2026-11-29'],
  ['礼拜五', '2026-11-27'],
  ['周末', '2026-11-29'],
  ['本周内', '2026-11-27'],
  ['下周内', '2026-12-04'],
  ['月底', '2026-11-30'],
  ['本月底前', '2026-11-30'],
  ['月末', '2026-11-30'],
  ['下月底', '2026-12-31'],
  ['下个月底', '2026-12-31'],
  ['3月底', '2027-03-31'],
  ['三月底前', '2027-03-31'],
  ['11月底', '2026-11-30'],
  ['2027年3月底', '2027-03-31'],
  ['明年2月底', '2027-02-28'],
  ['12月上旬', '2026-12-10'],
  ['12月中旬', '2026-12-20'],
  ['12月下旬', '2026-12-31'],
  ['月中', '2026-12-15'],
  ['季末', '2026-12-31'],
  ['本季度末', '2026-12-31'],
  ['下季度末', '2027-03-31'],
  ['三季度末', '2027-09-30'],
  ['四季度', '2026-12-31'],
  ['上半年', '2027-06-30'],
  ['年底', '2026-12-31'],
  ['年末', '2026-12-31'],
  ['今年年底前', '2026-12-31'],
  ['明年底', '2027-12-31'],
  ['年内', '2026-12-31'],
  ['15号', '2026-12-15'],
  ['25日', '2026-11-25'],
  ['二十五日', '2026-11-25'],
  ['31号', '2026-12-31'],
  ['本月25日', '2026-11-25'],
  ['下个月5号', '2026-12-05'],
  ['下下月5号', '2027-01-05'],
  ['3天后', '2026-11-26'],
  ['3天内', '2026-11-26'],
  ['三日内', '2026-11-26'],
  ['十天之内', '2026-12-03'],
  ['一周内', '2026-11-30'],
  ['两周后', '2026-12-07'],
  ['一个月后', '2026-12-23'],
  ['两个月内', '2027-01-23'],
  ['半个月内', '2026-12-08'],
  ['半年内', '2027-05-23'],
  ['3个工作日内', '2026-11-26'],
  ['3个工作日后', '2026-11-26'],
  ['五个工作日内', '2026-11-30'],
  ['元旦前', '2026-12-31'],
  ['春节前', '2027-02-05'],
  ['春节后', '2027-02-12'],
  ['国庆前', '2027-09-30'],
  ['国庆节前', '2027-09-30'],
  ['五一前', '2027-04-30'],
  ['12月31日前', '2026-12-31'],
  ['12月31日之前', '2026-12-31'],
  ['12月31日以前', '2026-12-31'],
  ['12月31日（周四）', '2026-12-31'],
  ['12月4日（周五）前', '2026-12-04'],
  ['最迟12月31日', '2026-12-31'],
  ['延期到12月31日', '2026-12-31'],
  ['12月31日完成', '2026-12-31'],
  ['限3天内', '2026-11-26'],
];

describe('parseDayPhrase', () => {
  it.each(MONDAY)('reads %s as %s', (phrase, expected) => {
    expect(parseDayPhrase(phrase, on('2026-11-23'))).toBe(expected);
  });

  it.each([
    '',
    '2月30日',
    '4月31日',
    '13月1日',
    '12月32日',
    '本月31号',
    '2026-02-29',
    '2026-11-22',
    '去年12月31日',
    '昨天',
    '上周五',
    '每周五',
    '每月25日',
    '12月31日左右',
    '下周',
    '过几天',
    '尽快',
    '持续推进',
    '版本2.12',
    '2.12版',
    '3.5万元',
    '12号楼',
    '3号线',
    '一号机组',
    '第三方',
    '13800000000',
    '12',
    '12月',
    '中秋前',
    '9999个工作日内',
    'abc',
  ])('does not read %j', (phrase) => {
    expect(parseDayPhrase(phrase, on('2026-11-23'))).toBeUndefined();
  });

  it('takes a bare weekday that has passed for next week’s, and refuses one named as this week’s', () => {
    expect(parseDayPhrase('周五', on('2026-11-28'))).toBe('2026-12-04');
    expect(parseDayPhrase('本周五', on('2026-11-28'))).toBeUndefined();
    expect(parseDayPhrase('周日', on('2026-11-29'))).toBe('2026-11-29');
  });

  it('counts 下周 by ISO weeks, also on a Sunday', () => {
    expect(parseDayPhrase('下周一', on('2026-11-29'))).toBe('2026-11-30');
    expect(parseDayPhrase('下周日', on('2026-11-29'))).toBe('2026-12-06');
  });

  it('stays on the last day of the month for 月底前', () => {
    expect(parseDayPhrase('月底前', on('2026-11-30'))).toBe('2026-11-30');
    expect(parseDayPhrase('年底', on('2026-12-31'))).toBe('2026-12-31');
  });

  it('counts working days by the calendar', () => {
    expect(parseDayPhrase('3个工作日内', on('2026-09-29'))).toBe('2026-10-09');
    expect(parseDayPhrase('本周内', on('2026-02-10'))).toBe('2026-02-14');
    expect(parseDayPhrase('国庆前', on('2026-09-10'))).toBe('2026-09-30');
    expect(parseDayPhrase('国庆后', on('2026-09-10'))).toBe('2026-10-08');
    expect(parseDayPhrase('中秋前', on('2026-09-10'))).toBe('2026-09-24');
  });

  it('is never before today, and keeps the weekday that was said', () => {
    const phrases = fc.constantFrom(...MONDAY.map(([phrase]) => phrase));
    const todays = fc.integer({ min: 0, max: 800 }).map((days) => addDays(day('2025-12-01'), days));
    const weekdays = fc.constantFrom(...'一二三四五六日');
    fc.assert(
      fc.property(phrases, todays, weekdays, (phrase, today, weekday) => {
        const read = parseDayPhrase(phrase, { today, calendar: CALENDAR });
        expect(read === undefined || read >= today).toBe(true);
        const named = parseDayPhrase(`下周${weekday}`, { today, calendar: CALENDAR });
        expect(named && weekdayOf(named)).toBe('一二三四五六日'.indexOf(weekday) + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      '12',
      '月',
      '31',
      '日',
      '号',
      '下',
      '周',
      '五',
      '年',
      '底',
      '前',
      '个',
      '工作日',
      '内',
      '半',
      '国庆',
      '-',
      '.',
      '99',
      '零',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseDayPhrase(text, on('2026-11-23'));
        expect(read === undefined || read >= '2026-11-23').toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
