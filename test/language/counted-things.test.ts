import { describe, expect, it } from 'vitest';
import { countsThings } from '../../src/language/counted-things.ts';
import { effectOf } from './effect.ts';

describe('countsThings', () => {
  it.each(['12 份文件', '12 件信访案件', '12个部门', '12 家企业', '12 万元', '12 天内', '12 点开会'])(
    'finds a number of something in %s',
    (text) => {
      expect(countsThings(text, 2)).toBe(true);
    },
  );

  it.each(['12', '12 人员不足', '12 条件不具备', '12 点位未定', '12 天气原因', '12 60%', '12 元旦前完成'])(
    'finds none in %s',
    (text) => {
      expect(countsThings(text, 2)).toBe(false);
    },
  );
});

describe('a number of something behind a command’s word', () => {
  it.each([
    ['签收 12 份文件', 'choice maybe-not-a-task: accept 12'],
    ['签收 12、13 件', 'choice maybe-not-a-task: accept 12 13'],
    ['办结 12 件信访案件', 'choice maybe-not-a-task: submit 12'],
    ['进度 12 个项目已开工', 'choice maybe-not-a-task: progress 12 note'],
    ['汇报 12 个项目已完成招标，总体进度60%', 'choice maybe-not-a-task: progress 12 60%'],
    ['协同 12 个部门已会商', 'choice maybe-not-a-task: 协同 12 个部门已会商'],
    ['催办 12 个项目', 'choice maybe-not-a-task: 催办 12 个项目'],
    ['签收 12 13', 'accept 12 13'],
    ['办结 12 人员已到位', 'submit 12'],
    ['进度 12 条件具备', 'progress 12 note'],
  ])('%s → %s', (text, effect) => {
    expect(effectOf(text)).toBe(effect);
  });
});
