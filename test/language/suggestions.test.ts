import { describe, expect, it } from 'vitest';
import { createLine } from '../../src/language/line.ts';
import { nearestCommand } from '../../src/language/suggestions.ts';
import { CONTEXT } from './effect.ts';

const near = (text: string) => nearestCommand(createLine(text, CONTEXT));

describe('nearestCommand', () => {
  it.each([
    ['金度 12 60%', '进度 12 60%'],
    ['近渡 12 60% 完成招标', '进度 12 60% 完成招标'],
    ['签售 12 13', '签收 12 13'],
    ['千收12', '签收 12'],
    ['半截 12', '办结 12'],
    ['彻销', '撤销'],
    ['逾七', '逾期'],
    ['我得任务', '我的任务'],
    ['我的人物', '我的任务'],
    ['jindu 12 60%', '进度 12 60%'],
    ['qianshou 12', '签收 12'],
    ['wdrw', '我的任务'],
  ])('is, for %s, %s', (text, expected) => {
    expect(near(text)).toBe(expected);
  });

  it.each(['今天天气不错', '进度 12', '老旧小区改造', '', 'abc', '会议改到明天', '金度很快'])(
    'is none for %j',
    (text) => {
      expect(near(text)).toBeUndefined();
    },
  );
});
