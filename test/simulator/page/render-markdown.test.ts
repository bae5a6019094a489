import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarkdownDialect } from '../../../src/simulator/chat-log.ts';
import { renderMarkdown } from '../../../src/simulator/page/render-markdown.ts';

const CONTEXT = {
  mentions: [
    { account: 'u038', pinged: true },
    { account: 'zhang.san', pinged: true },
    { account: 'lisi', pinged: false },
  ],
  nameOf: (account: string) => (account === 'u038' ? '李四' : account === 'zhang.san' ? '张三' : account),
  pictureUrl: (src: string) => (src === '@media1' ? '/sandbox/media/%40media1' : undefined),
};

const render = (dialect: MarkdownDialect, text: string): string =>
  renderMarkdown(text, dialect, CONTEXT).trim();

describe('renderMarkdown for the group robot of WeCom', () => {
  it.each([
    ['a heading', '# 周调度', '<p class="md-h1">周调度</p>'],
    ['bold', '**一、总体**　在册', '<p><strong>一、总体</strong>　在册</p>'],
    ['inline code', '`进度 12`', '<p><code>进度 12</code></p>'],
    ['a quote', '> 引用', '<blockquote>\n<p>引用</p>\n</blockquote>'],
    [
      'a link',
      '[附表](https://example.org/a?b=1&c=2 "题")',
      '<p><a href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">附表</a></p>',
    ],
    ['a line break', '甲\n乙', '<p>甲<br>\n乙</p>'],
    [
      'the three colours',
      '<font color="warning">未说明</font>',
      '<p><span class="ink-warning">未说明</span></p>',
    ],
    [
      'a colour over two lines, with bold inside',
      '<font color="comment">甲\n**乙**</font>丙',
      '<p><span class="ink-comment">甲<br>\n<strong>乙</strong></span>丙</p>',
    ],
    ['whoever is pinged', '<@u038>请更新', '<p><b class="ping">@李四</b>请更新</p>'],
  ])('draws %s', (_, text, html) => {
    expect(render('wecom', text)).toBe(html);
  });

  it.each([
    ['italics', '*甲* 和 _乙_'],
    ['lists', '1. 甲'],
    ['another colour', '<font color="red">甲</font>'],
    ['a colour without its end', '<font color="info">甲'],
    ['whoever is not pinged', '<@lisi> <@nobody>'],
    ['a link to something that is not the web', '[甲](javascript:alert(1))'],
    ['HTML', '<img src=x onerror=alert(1)>'],
  ])('leaves %s as typed', (_, text) => {
    expect(render('wecom', text)).toBe(`<p>${escaped(text)}</p>`);
  });
});

describe('renderMarkdown for the second markdown of WeCom', () => {
  it('draws tables, without inline styles', () => {
    const html = render('wecom-v2', '|甲|乙|\n|-|-:|\n|1|2|');
    expect(html).toContain('<td>1</td>\n<td class="right">2</td>');
    expect(html).not.toContain('style');
  });

  it('draws lists and fenced code', () => {
    expect(render('wecom-v2', '- 甲\n- 乙')).toBe('<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>');
    expect(render('wecom-v2', '```js"x\n<b>\n```')).toBe('<pre><code>&lt;b&gt;\n</code></pre>');
  });

  it('knows neither colours nor mentions', () => {
    const text = '<font color="info">甲</font> <@u038>';
    expect(render('wecom-v2', text)).toBe(`<p>${escaped(text)}</p>`);
  });
});

describe('renderMarkdown for the AI bot of WeCom', () => {
  it('draws tables and colours', () => {
    expect(render('wecom-stream', '|甲|\n|-|\n|<font color="info">1</font>|')).toContain(
      '<td><span class="ink-info">1</span></td>',
    );
  });
});

describe('renderMarkdown for DingTalk', () => {
  it('takes a single line break for a space', () => {
    expect(render('dingtalk', '甲\n乙')).toBe('<p>甲\n乙</p>');
  });

  it.each([
    ['two spaces before a line break', '甲  \n乙', '<p>甲<br>\n乙</p>'],
    ['an empty line', '甲\n\n乙', '<p>甲</p>\n<p>乙</p>'],
  ])('breaks the line at %s', (_, text, html) => {
    expect(render('dingtalk', text)).toBe(html);
  });

  it.each([
    ['italics', '*甲*', '<p><em>甲</em></p>'],
    ['several spaces', '甲&nbsp;&nbsp;乙', '<p>甲\u00a0\u00a0乙</p>'],
    ['whoever is pinged', '@zhang.san 请', '<p><b class="ping">@张三</b> 请</p>'],
    ['an uploaded picture', '![图](@media1)', '<p><img src="/sandbox/media/%40media1" alt="图"></p>'],
    [
      'a picture elsewhere, as a link',
      '![图](https://example.org/a.png)',
      '<p><a href="https://example.org/a.png" target="_blank" rel="noopener noreferrer">［图片］图</a></p>',
    ],
  ])('draws %s', (_, text, html) => {
    expect(render('dingtalk', text)).toBe(html);
  });

  it.each([
    ['whoever is not pinged', '@lisi 请'],
    ['a longer account', '@u0381 @zhang.sanfeng'],
    ['tables', '|甲|\n|-|\n|1|'],
    ['colours', '<font color="info">甲</font>'],
  ])('leaves %s as typed', (_, text) => {
    expect(render('dingtalk', text)).toBe(`<p>${escaped(text)}</p>`);
  });
});

/** Every tag that may leave the renderer, whole, with nothing of the text but checked addresses. */
const KNOWN_TAGS = new RegExp(
  [
    String.raw`<\/?(?:p|strong|em|blockquote|ul|ol|li|table|thead|tbody|tr|th|td|code|pre|span|b|a)>`,
    '<(?:br|hr)>',
    '<p class="md-h[1-6]">',
    String.raw`<ol start="\d+">`,
    '<t[hd] class="(?:center|right)">',
    '<span class="ink-(?:info|comment|warning)">',
    '<b class="ping">',
    String.raw`<a href="https?:\/\/[^"<>]*" target="_blank" rel="noopener noreferrer">`,
    String.raw`<img src="\/sandbox\/media\/%40media1" alt="[^"<>]*">`,
  ].join('|'),
  'gi',
);

const FRAGMENTS = [
  '<script>',
  '</p>',
  '<img src=x onerror=alert(1)>',
  '"',
  "'",
  '>',
  '<',
  '&',
  '[a](',
  'javascript:alert(1)',
  'JaVaScRiPt&colon;x',
  'data:text/html,<b>',
  'https://x.y/"onclick="z',
  ' "title" onload=',
  ')',
  '![',
  '](@media1)',
  '<font color="info">',
  '</font>',
  "<font color='warning'>",
  '<@u038>',
  '@u038',
  '**',
  '*',
  '_',
  '`',
  '```\n',
  '\n> ',
  '\n# ',
  '\n- ',
  '\n7. ',
  '\n|a|b|\n|:-:|-|\n|',
  '&lt;script&gt;',
  '&#60;b&#62;',
  '\u0000',
  '  \n',
  '<!--',
  '<a href=x>',
];

describe('renderMarkdown', () => {
  it.each(['wecom', 'wecom-v2', 'wecom-stream', 'dingtalk'] as const)(
    'lets nothing typed become markup of its own in %s',
    (dialect) => {
      const piece = fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'grapheme', maxLength: 8 }));
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
          const rest = render(dialect, pieces.join('')).replace(KNOWN_TAGS, '');
          expect(rest).not.toMatch(/[<>]/);
        }),
        { numRuns: 1_500 },
      );
    },
  );
});

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
