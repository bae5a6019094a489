import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutLineMarkup, withoutMarkup } from '../../../src/platforms/wecom/neutralise.ts';

const shown = (typed: string) => withoutLineMarkup(withoutMarkup(typed));

describe('withoutMarkup and withoutLineMarkup', () => {
  it.each([
    '#12 老旧小区改造',
    '45% → 60%（时序 58%）🔵 正常推进',
    '1. P17 城南污水厂缺用地23亩，有调剂、分期两案',
    '- 已完成招标',
    '投资 3.2亿元/5亿元；5 < 6 > 4；5<6；3~5天；5 * 6；50%-60%',
    'A_1、file_name_2.docx、[一期]（含二期）、〔2026〕第46期、AT&T、R&D项目',
    'C:\\督查室\\台账.xlsx',
    '　逾期23天，72%，待三-1',
    '“撤销”可撤回！@张三：请今日更新',
    'https://gov.example/a?b=1&c=2#d',
    '',
  ])('leaves %j as it is', (typed) => {
    expect(shown(typed)).toBe(typed);
  });

  it.each([
    ['<font color="warning">红</font>', '＜font color="warning">红＜/font>'],
    ['请 <@lisi> 处理', '请 ＜@lisi> 处理'],
    ['<!-- 甲 -->', '＜!-- 甲 -->'],
    ['<https://evil.example>', '＜https://evil.example>'],
    ['[点这里](https://evil.example)', '[点这里］(https://evil.example)'],
    ['![图](https://evil.example/a.png)', '![图］(https://evil.example/a.png)'],
    ['[a]: https://evil.example', '[a］: https://evil.example'],
    ['**加粗** *斜体*', '＊＊加粗＊＊ ＊斜体＊'],
    ['规格1200*600*20', '规格1200＊600＊20'],
    ['__加粗__ 和 _斜体_', '＿＿加粗＿＿ 和 ＿斜体＿'],
    ['~~删去~~', '～～删去～～'],
    ['`代码`', '｀代码｀'],
    ['```js', '｀｀｀js'],
    ['# 标题', '＃ 标题'],
    ['  ### 标题', '  ＃＃＃ 标题'],
    ['#', '＃'],
    ['> 引用', '＞ 引用'],
    ['>>引用', '＞＞引用'],
    ['---', '－－－'],
    ['===', '＝＝＝'],
    ['|---|:--|', '｜－－－｜:－－｜'],
    ['&lt;font&gt; &#60;', '＆lt;font＆gt; ＆#60;'],
    ['\\*甲\\*', '＼＊甲＼＊'],
    ['甲\n# 乙\r\n> 丙', '甲 # 乙 > 丙'],
    ['\ud83d', '\ufffd'],
  ])('shows %j as %j', (typed, seen) => {
    expect(shown(typed)).toBe(seen);
  });

  it('changes only the width of signs, and nothing twice', () => {
    const signs = fc.constantFrom(...'<>`*_~#-=|[](){}&\\:;!@ /a1甲');
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 30 }), (typed) => {
        const seen = shown(typed);
        expect(seen.normalize('NFKC')).toBe(typed);
        expect(shown(seen)).toBe(seen);
      }),
    );
  });
});
