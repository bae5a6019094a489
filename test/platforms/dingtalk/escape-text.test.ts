import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { line, strong } from '../../../src/domain/message.ts';
import { clean, escapeLinkText, escapeText, hazardsOf } from '../../../src/platforms/dingtalk/escape-text.ts';

const escaped = (text: string, next = ''): string => escapeText(text, hazardsOf([line(text)]), next);

describe('escapeText', () => {
  it.each([
    '#12 老旧小区改造',
    '45% → 60%（时序 58%）🔵 正常推进',
    '10 分钟内回复“撤销”可撤回',
    '3*4=12',
    '6~8月',
    'A_1、B_2、县_区',
    '5 < 6 > 4，a<5%',
    '[一期] 《实施方案》(征求意见稿)',
    '@all @user001',
    '完成率 50%！',
    'R&D 投入',
    'C:\\台账',
    'https://www.gov.cn/a_b?c=d&e=f',
  ])('leaves %s', (text) => {
    expect(escaped(text)).toBe(text);
  });

  it.each([
    ['**加粗**', '＊＊加粗＊＊'],
    ['*斜*', '＊斜＊'],
    ['_斜_', '＿斜＿'],
    ['~~删~~', '～～删～～'],
    ['6~8月、9~10月', '6～8月、9～10月'],
    ['`代码`', '｀代码｀'],
    ['[点我](https://evil.cn)', '[点我］(https://evil.cn)'],
    ['[点我][1]', '[点我］[1]'],
    ['[1]: https://evil.cn', '[1］: https://evil.cn'],
    ['![图](https://evil.cn/x.png)', '![图］(https://evil.cn/x.png)'],
    ['<font color=red>红</font>', '＜font color=red>红＜/font>'],
    ['<!-- 隐 -->', '＜!-- 隐 -->'],
    ['<https://evil.cn>', '＜https://evil.cn>'],
    ['<1@evil.cn>', '＜1@evil.cn>'],
    ['&lt;b&gt; &#42; &nbsp;', '＆lt;b＆gt; ＆#42; ＆nbsp;'],
    ['\\*', '＼*'],
    ['行末\\', '行末＼'],
    ['[x\\](y)', '[x＼］(y)'],
  ])('takes the markup out of %s', (typed, seen) => {
    expect(escaped(typed)).toBe(seen);
  });

  it('minds what follows', () => {
    expect(escaped('见！图!', '[')).toBe('见！图！');
    expect(escaped('[1]', '[')).toBe('[1］');
    expect(escaped('反斜\\', '*')).toBe('反斜＼');
    expect(escaped('图!', '甲')).toBe('图!');
  });

  it('changes nothing but the width of characters', () => {
    const markup = fc.constantFrom(...'*_~`[]()<>!#-+=|\\&;:/.@ 1a甲'.split(''));
    fc.assert(
      fc.property(fc.array(markup, { maxLength: 30 }), (characters) => {
        const text = characters.join('');
        expect(escaped(text).normalize('NFKC')).toBe(text);
        expect(escapeLinkText(text, hazardsOf([])).normalize('NFKC')).toBe(text);
      }),
    );
  });
});

describe('escapeLinkText', () => {
  it('lets no bracket end the link', () => {
    expect(escapeLinkText('附表[2](x)', new Set())).toBe('附表［2］(x)');
  });
});

describe('hazardsOf', () => {
  it('pairs over lines and spans', () => {
    expect([...hazardsOf([line('3*4'), line('5*6')])]).toEqual(['*']);
    expect([...hazardsOf([line('3~', '4~5')])]).toEqual(['~']);
  });

  it('pairs a lone star with those of bold text', () => {
    expect([...hazardsOf([line('3*4', strong('甲'))])]).toEqual(['*']);
    expect([...hazardsOf([line('3*4')])]).toEqual([]);
  });
});

describe('clean', () => {
  it('leaves one line of whole characters', () => {
    expect(clean('甲\r\n\u2028乙\t丙\u0000\u007f丁\ud83d')).toBe('甲 乙 丙丁\ufffd');
    expect(clean('👨‍👩‍👧𠮷　')).toBe('👨‍👩‍👧𠮷　');
  });
});
