import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, line, message, type Span, strong, text, tinted } from '../../../src/domain/message.ts';
import { markdownLines } from '../../../src/platforms/wecom/markdown.ts';

const markdown = (...blocks: readonly (Block | string)[]) =>
  markdownLines(message(...blocks))
    .map((one) => one.rendered)
    .join('\n');

const link = (shown: string, url: string): Span => ({ kind: 'link', text: shown, url });

describe('markdownLines', () => {
  it('knows headings, bold, colours, mentions and links, a block a line', () => {
    const who = { name: '张三', accounts: { wecom: 'zhang.san' } };
    expect(
      markdown(
        { kind: 'heading', spans: [text('重点工作周调度〔2026〕第46期')] },
        line(tinted('comment', '县委督查室　11月23日')),
        line(strong('一、总体'), '　在册286项'),
        line('#57 县道改建 19天 ', { kind: 'mention', who }),
        line('全文：', link('附表', 'https://gov.example/files/a?b=1')),
        line(tinted('warning', '未说明原因'), tinted('info', '已销号')),
      ),
    ).toBe(
      [
        '# 重点工作周调度〔2026〕第46期',
        '<font color="comment">县委督查室　11月23日</font>',
        '**一、总体**　在册286项',
        '#57 县道改建 19天 <@zhang.san>',
        '全文：[附表](https://gov.example/files/a?b=1)',
        '<font color="warning">未说明原因</font><font color="info">已销号</font>',
      ].join('\n'),
    );
  });

  it.each([
    ['has no account', {}],
    ['has one on the other platform only', { dingtalk: 'manager01' }],
    ['has an account that would break out', { wecom: 'x> **y**' }],
  ])('writes the name of somebody who %s', (_, accounts) => {
    expect(markdown(line('请 ', { kind: 'mention', who: { name: '张三', accounts } }))).toBe('请 张三');
  });

  it('keeps white space out of the stars, where they would not format', () => {
    expect(markdown(line(strong(' 一 '), strong(''), '二'))).toBe(' **一** 二');
  });

  it('lets no link end early', () => {
    expect(markdown(line(link('a](b', 'https://x.example/(a) "b"')))).toBe(
      '[a］(b](https://x.example/%28a%29%20%22b%22)',
    );
  });

  it('lets no text of a link close its bracket', () => {
    expect(markdown(line(link('[一期]', 'https://x.example/')))).toBe('[［一期］](https://x.example/)');
  });

  it('puts no markup together from two pieces of text', () => {
    expect(markdown(line('[点这里]', '(https://evil.example)'))).not.toContain('](');
    expect(markdown(line('<', 'font color="warning">'))).not.toContain('<font');
    expect(markdown(line('#', ' 标题'))).not.toMatch(/^# /);
    expect(markdown(line({ kind: 'mention', who: { name: '[甲]', accounts: {} } }, '(b)'))).not.toContain(
      '](',
    );
    expect(markdown(line('\\', strong('甲')))).toBe('＼**甲**');
  });

  it('keeps a block on one line, and blocks apart', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('甲', '\n', '\r', '\u2028', '#', ' ', '>', '-', '=', '|'),
    });
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), (texts) => {
        const lines = markdown(...texts).split(/[\n\r\u2028]/);
        expect(lines).toHaveLength(texts.length);
        for (const one of lines) expect(one).not.toMatch(/^\s*(#{1,6}\s|>|[-=|: ]*[-=|][-=|: ]*$)/);
      }),
    );
  });
});
