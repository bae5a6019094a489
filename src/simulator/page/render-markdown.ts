import createMarkdown, { type MarkdownIt, type RendererRule, type Token } from 'markdown-it';
import type { MarkdownDialect } from '../chat-log.ts';
import {
  addDingtalkMentions,
  addFontColours,
  addWecomMentions,
  contextOf,
  type MarkdownContext,
} from './markdown-rules.ts';
import { WORDS } from './words.ts';

interface Dialect {
  /** Rules of markdown-it beyond plain paragraphs. */
  readonly rules: readonly string[];
  /** A single line break breaks the line. */
  readonly breaks: boolean;
  /** `*x*` and `_x_`; without it only bold is known. */
  readonly italics: boolean;
  readonly extensions: readonly ((md: MarkdownIt) => void)[];
}

const COMMON = ['heading', 'emphasis', 'link', 'blockquote', 'newline'];
const RICH = [...COMMON, 'backticks', 'fence', 'list', 'table', 'hr', 'image'];

/**
 * What each vendor renders; all else stays as typed (platforms.md 1.7, 3, 7.3). Whether the AI bot's stream knows the
 * colours and mentions of the group robot is not documented; here it does (UNVERIFIED).
 */
const DIALECTS: Readonly<Record<MarkdownDialect, Dialect>> = {
  wecom: {
    rules: [...COMMON, 'backticks'],
    breaks: true,
    italics: false,
    extensions: [addFontColours, addWecomMentions],
  },
  'wecom-v2': { rules: RICH, breaks: true, italics: true, extensions: [] },
  'wecom-stream': {
    rules: RICH,
    breaks: true,
    italics: true,
    extensions: [addFontColours, addWecomMentions],
  },
  dingtalk: {
    rules: [...COMMON, 'list', 'image', 'entity'],
    breaks: false,
    italics: true,
    extensions: [addDingtalkMentions],
  },
};

const renderers = new Map<MarkdownDialect, MarkdownIt>();

/** A message's markdown as HTML, safe to put into the page: markup in the text is shown, never carried out. */
export function renderMarkdown(text: string, dialect: MarkdownDialect, context: MarkdownContext): string {
  let renderer = renderers.get(dialect);
  if (renderer === undefined) {
    renderer = createRenderer(DIALECTS[dialect]);
    renderers.set(dialect, renderer);
  }
  return renderer.render(text, { ...context });
}

function createRenderer({ rules, breaks, italics, extensions }: Dialect): MarkdownIt {
  const md = createMarkdown('zero', { html: false, breaks }).enable([...rules]);
  // What is neither on the web nor an uploaded picture's id stays text.
  md.validateLink = (url) => isWebAddress(url) || url.startsWith('@');
  for (const extend of extensions) extend(md);
  showAsHere(md);
  if (!italics) {
    const asTyped: RendererRule = (tokens, index) => md.utils.escapeHtml(tokens[index]?.markup ?? '');
    md.renderer.rules['em_open'] = asTyped;
    md.renderer.rules['em_close'] = asTyped;
  }
  return md;
}

/** Elements whose attributes hold nothing of the text but checked addresses, and no inline style. */
function showAsHere({ renderer, utils: { escapeHtml } }: MarkdownIt): void {
  const { rules } = renderer;
  const link = (href: string, words: string): string =>
    `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer">${words}`;
  const attribute = (token: Token | undefined, name: string): string => String(token?.attrGet(name) ?? '');

  // A heading in a bubble is none of the page's.
  rules['heading_open'] = (tokens, index) => `<p class="md-${tokens[index]?.tag ?? 'h1'}">`;
  rules['heading_close'] = () => '</p>\n';
  rules['mention'] = (tokens, index) => `<b class="ping">${escapeHtml(tokens[index]?.content ?? '')}</b>`;
  rules['fence'] = (tokens, index) => `<pre><code>${escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;
  rules['link_open'] = (tokens, index) => {
    const href = attribute(tokens[index], 'href');
    return isWebAddress(href) ? link(href, '') : '<a>';
  };
  rules['image'] = (tokens, index, _, env) => {
    const alt = tokens[index]?.content ?? '';
    const src = attribute(tokens[index], 'src');
    const shown = contextOf(env).pictureUrl(src);
    if (shown !== undefined) return `<img src="${escapeHtml(shown)}" alt="${escapeHtml(alt)}">`;
    // Nothing is fetched from elsewhere.
    const words = escapeHtml(WORDS.pictureLink(alt));
    return isWebAddress(src) ? `${link(src, words)}</a>` : words;
  };
  for (const cell of ['th', 'td']) {
    rules[`${cell}_open`] = (tokens, index) => {
      const side = /(center|right)$/.exec(attribute(tokens[index], 'style'))?.[1];
      return side === undefined ? `<${cell}>` : `<${cell} class="${side}">`;
    };
  }
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
