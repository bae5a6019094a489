import { describe, expect, it } from 'vitest';
import { daysIn, takeDay } from '../../src/language/day-in-words.ts';
import { CONTEXT, effectOf } from './effect.ts';

const found = (text: string) => daysIn(text, 0, CONTEXT).map(({ value }) => value.day as string);

describe('daysIn', () => {
  it.each([
    ['消防整改,12月4日完成', ['2026-12-04']],
    ['设备11月30日到货,12月4日前完成', ['2026-11-30', '2026-12-04']],
    ['征地受阻,2026-12-31完成', ['2026-12-31']],
    ['十二月四日完成', ['2026-12-04']],
    ['12月4日(周五)前完成', ['2026-12-04']],
    ['预计下周五完成', ['2026-12-04']],
    ['月底前', ['2026-11-30']],
    ['3个工作日内完成', ['2026-11-26']],
    ['元旦前完成', ['2026-12-31']],
    ['天气影响,12.4完成', ['2026-12-04']],
    ['只完成3.2亿元', []],
    ['完成1/3', []],
    ['12月中下旬完成', []],
    ['第3季度', []],
    ['12号楼缺12套门', []],
  ])('finds the days of %s', (text, days) => {
    expect(found(text)).toEqual(days);
  });
});

describe('takeDay', () => {
  it('says whether 前 stood behind the day', () => {
    expect(takeDay('12月4日前', 0, CONTEXT)).toMatchObject({ value: { before: true }, end: 6 });
    expect(takeDay('12月4日完成', 0, CONTEXT)).toMatchObject({ value: { before: false }, end: 5 });
    expect(takeDay('12月4日前期工作', 0, CONTEXT)).toMatchObject({ value: { before: false } });
  });

  it('knows a day that is only roughly said', () => {
    expect(takeDay('12月4日左右', 0, CONTEXT)?.value.vague).toBe(true);
    expect(takeDay('12月4日', 0, CONTEXT)?.value.vague).toBe(false);
  });

  it('knows a day that has more likely passed', () => {
    expect(takeDay('11月4日', 0, CONTEXT)?.value.far).toBe(true);
    expect(takeDay('2027年11月4日', 0, CONTEXT)?.value.far).toBe(false);
    expect(takeDay('1月20日', 0, CONTEXT)?.value.far).toBe(false);
  });
});

describe('a day with its year', () => {
  it.each([
    '2025年12月5日',
    '2025-12-05',
    '2025-12-5',
    '2025.12.5',
    '2025/12/05',
    '20251205',
    '25年12月5日',
    '二〇二五年十二月五日',
    '去年12月5日',
  ])('is that very day, and no other begins inside it: %s', (text) => {
    expect(daysIn(`材料,${text}前完成`, 0, CONTEXT)).toMatchObject([
      { value: { day: '2025-12-05', passed: true, far: true } },
    ]);
    for (let at = 1; at < text.length; at += 1) expect(takeDay(text, at, CONTEXT)).toBeUndefined();
  });

  it.each(['本月5日', '今年3月5日', '2026年3月5日'])('has passed with its month or year: %s', (text) => {
    expect(takeDay(text, 0, CONTEXT)?.value.passed).toBe(true);
  });

  it.each(['上月底', '上周五'])('is none to come where it is of the last: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each(['2026年12月5日', '2026-12-05', '12月5日'])('may be to come: %s', (text) => {
    expect(takeDay(text, 0, CONTEXT)?.value).toMatchObject({ day: '2026-12-05', passed: false });
  });

  const SAID = (day: string): readonly string[] => [
    `督办 13 ${day}前反馈`,
    `督办 12 请说明原因，${day}前反馈`,
    `原因 12 材料，${day}完成`,
    `12号逾期原因：材料，承诺${day}前完成`,
    `待数据 61 ${day}公布`,
    `61号数据${day}公布`,
    `退回 12 缺报告，${day}前补齐`,
    `退回 12 ${day}前补齐验收报告`,
    `回访 12 不属实 ${day}前重新整改`,
    `回访 12 不属实 现场未动工，${day}前整改`,
    `重启 12 ${day}`,
    `重启 12 时限${day}`,
    `延期 12 ${day} 天气`,
    `12号申请延期至${day}，天气`,
    `改 12 时限 ${day} 常务会议定`,
    `12号时限改为${day}，依据常务会`,
    `交办 住建局 张三 ${day}前 完成老旧小区改造`,
    `交办 住建局 老旧小区改造 ${day}前`,
  ];

  it.each(['2025年12月5日', '2025-12-05', '2025/12/05', '2026年3月5日'].flatMap(SAID))(
    'is never written as one to come: %s',
    (text) => {
      expect(effectOf(text)).toMatch(/^(?:choice|unclear)/);
      expect(effectOf(text)).not.toMatch(/2026-12-05|2027/);
    },
  );
});
