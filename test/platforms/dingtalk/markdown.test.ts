import { describe, expect, it } from 'vitest';
import { type Block, line, type Span, strong, text, tinted } from '../../../src/domain/message.ts';
import { hazardsOf } from '../../../src/platforms/dingtalk/escape-text.ts';
import { renderMarkdown } from '../../../src/platforms/dingtalk/markdown.ts';

const heading = (content: string): Block => ({ kind: 'heading', spans: [text(content)] });
const at = (name: string, dingtalk?: string): Span => ({
  kind: 'mention',
  who: { name, accounts: dingtalk === undefined ? {} : { dingtalk } },
});
const link = (content: string, url: string): Span => ({ kind: 'link', text: content, url });

const render = (...blocks: readonly (Block | string)[]) => {
  const lines = blocks.map((block) => (typeof block === 'string' ? line(block) : block));
  return renderMarkdown(lines, hazardsOf(lines), true);
};
const rendered = (...blocks: readonly (Block | string)[]): string => render(...blocks).text;

describe('renderMarkdown', () => {
  it('parts lines by two spaces, a line break and two spaces', () => {
    expect(rendered('✅ 已记录 #12 老旧小区改造', '45% → 60%（时序 58%）🔵 正常推进')).toBe(
      '✅ 已记录 #12 老旧小区改造  \n  45% → 60%（时序 58%）🔵 正常推进',
    );
  });

  it('sets headings apart by blank lines', () => {
    expect(rendered('甲', heading('重点工作周调度'), '乙')).toBe('甲\n\n### 重点工作周调度\n\n乙');
  });

  it('keeps spaces that the clients would drop, and colours nothing', () => {
    expect(rendered(line(tinted('warning', '红 '), '  乙'), '  丙', '　丁')).toBe(
      '红&nbsp;&nbsp;&nbsp;乙  \n  &nbsp;&nbsp;丙  \n  　丁',
    );
  });

  it.each([
    ['# 标题', '＃ 标题'],
    ['###### 标题', '＃＃＃＃＃＃ 标题'],
    ['#', '＃'],
    ['> 引用', '＞ 引用'],
    ['>引用', '＞引用'],
    ['<div 甲', '＜div 甲'],
    ['- 一', '－ 一'],
    ['+ 一', '＋ 一'],
    ['* 一', '＊ 一'],
    ['---', '－－－'],
    ['===', '＝＝＝'],
    ['| - | - |', '｜ － ｜ － ｜'],
    ['12. 一', '12． 一'],
    ['1. - 一', '1. － 一'],
    ['1. 1. 一', '1. 1． 一'],
  ])('lets no line begin as markup: %s', (typed, seen) => {
    expect(rendered('甲', typed)).toBe(`甲  \n  ${seen}`);
  });

  it.each([
    '#12 老旧小区',
    '-6%',
    '1. P17 城南污水厂',
    '2026.11.23 调度',
    '3.2亿元',
    '1.5倍',
    '+5%',
    '*',
    '　- 一',
  ])('leaves the line %s', (typed) => {
    expect(rendered('甲', typed)).toBe(`甲  \n  ${typed === '*' ? '＊' : typed}`);
  });

  it('lets no client count a list anew', () => {
    expect(rendered('1. 甲', '2. 乙', '5. 丙', '3. 丁', heading('二'), '1. 戊', '1. 己')).toBe(
      '1. 甲  \n  2. 乙  \n  5． 丙  \n  3. 丁\n\n### 二\n\n1. 戊  \n  1． 己',
    );
  });

  it('keeps the end of a heading', () => {
    expect(rendered(heading('C #'))).toBe('### C ＃');
    expect(rendered(heading(''))).toBe('');
  });

  it('makes text bold where a reader of markdown would', () => {
    expect(rendered(line(strong('一、总体'), '　在册286项'))).toBe('**一、总体**　在册286项');
    expect(rendered(line('据', strong('“张三”'), '说'))).toBe('据 **“张三”** 说');
    expect(rendered(line(strong(' 甲 '), '乙', strong(' '), strong('丙')))).toBe('&nbsp;**甲** 乙 **丙**');
    expect(rendered(line(strong('甲'), strong('乙')))).toBe('**甲** **乙**');
  });

  it('cannot be told by a person to stop being bold', () => {
    expect(rendered(line(strong('甲** [x](y) **乙')))).toBe('**甲＊＊ [x］(y) ＊＊乙**');
  });

  it('puts no markup together from two spans', () => {
    expect(rendered(line('[点我]', '(https://evil.cn)'))).toBe('[点我］(https://evil.cn)');
    expect(rendered(line('*', tinted('info', '*甲*'), '*'))).toBe('＊＊甲＊＊');
  });

  it('keeps a span on one line', () => {
    expect(rendered('甲\n# 乙\r\n丙')).toBe('甲 # 乙 丙');
  });

  it('links to web addresses, whole', () => {
    expect(rendered(line('图!', link('附[表]', 'https://gov.cn/f/甲(1).xlsx?a=`\\)')))).toBe(
      '图！[附［表］](https://gov.cn/f/%E7%94%B2%281%29.xlsx?a=%60%5C%29)',
    );
  });

  it.each(['javascript:alert(1)', 'dtmd://dingtalkclient/sendMessage?content=x', 'file:///x', 'x'])(
    'shows only the text of a link to %s',
    (url) => {
      expect(rendered(line(link('附表', url)))).toBe('附表');
    },
  );

  it('@-s by id, in the text and beside it, once', () => {
    expect(
      render(line('#38 19天', at('张三', 'u038'), '和', at('李四', 'u057')), line(at('张三', 'u038'))),
    ).toEqual({
      text: '#38 19天 @u038 和 @u057  \n  @u038',
      atUserIds: ['u038', 'u057'],
    });
  });

  it.each([undefined, '', '张 三', 'a*b*', '<b>'])('names a person whose account is %j', (account) => {
    expect(render(line('请', at('张三', account), '答复'))).toEqual({ text: '请张三答复', atUserIds: [] });
  });

  it('names everybody where nobody can be @-ed', () => {
    const blocks = [line('请', at('张三', 'u038'))];
    expect(renderMarkdown(blocks, hazardsOf(blocks), false)).toEqual({ text: '请张三', atUserIds: [] });
  });

  it('@-s nobody for what a person typed', () => {
    expect(render('@all @u038 请注意').atUserIds).toEqual([]);
  });

  it('@-s fifty people at most, and names the rest', () => {
    const people = Array.from({ length: 52 }, (_, i) => line(at(`张${i}`, `u${i}`)));
    const { text: seen, atUserIds } = render(...people, line(at('张0', 'u0')));
    expect(atUserIds).toHaveLength(50);
    expect(seen.split('  \n  ').slice(49)).toEqual(['@u49', '张50', '张51', '@u0']);
  });
});
