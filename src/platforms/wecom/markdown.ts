import { assertNever } from '../../domain/assert-never.ts';
import { type Block, type Mention, type Message, type Span, spanText } from '../../domain/message.ts';
import type { Line } from './cut.ts';
import { withoutLineMarkup, withoutMarkup } from './neutralise.ts';

/**
 * A message in WeCom's markdown subset (platforms.md 3): headings, bold, links, three font colours, `<@userid>`. One
 * line break separates two lines. What people typed can be no markup.
 */
export function markdownLines(of: Message): readonly Line[] {
  return of.blocks.map((block) => ({
    rendered: markdownLine(block),
    plain: withoutLineMarkup(withoutMarkup(merged(block.spans).map(spanText).join(''))),
  }));
}

/** One block as one line, without its break. */
export function markdownLine(block: Block): string {
  const content = merged(block.spans).map(renderedSpan).join('');
  return block.kind === 'heading' ? `# ${content}` : withoutLineMarkup(content);
}

function renderedSpan(span: Span): string {
  switch (span.kind) {
    case 'text':
      return withoutMarkup(span.text);
    case 'strong':
      return bold(withoutMarkup(span.text));
    case 'tint':
      return span.text === '' ? '' : `<font color="${span.tint}">${withoutMarkup(span.text)}</font>`;
    case 'mention':
      return `<@${accountOf(span.who)}>`;
    case 'link':
      return `[${withoutBrackets(withoutMarkup(span.text))}](${withoutBreakout(span.url)})`;
    default:
      return assertNever(span);
  }
}

/** White space stands outside of the stars: inside, they would not format. */
function bold(content: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(content) ?? [];
  return inner === '' ? content : `${before}**${inner}**${after}`;
}

/** Text beside text becomes one span, so that no markup can be put together from two of them. */
function merged(spans: readonly Span[]): readonly Span[] {
  const done: Span[] = [];
  for (const span of spans.map(nameIfNoAccount)) {
    const last = done.at(-1);
    if (last?.kind === 'text' && span.kind === 'text') {
      done[done.length - 1] = { kind: 'text', text: last.text + span.text };
    } else {
      done.push(span);
    }
  }
  return done;
}

function nameIfNoAccount(span: Span): Span {
  if (span.kind !== 'mention' || accountOf(span.who) !== undefined) return span;
  return { kind: 'text', text: span.who.name };
}

/** The WeCom account to @, if there is one that cannot break out of `<@…>`. */
export function accountOf(who: Mention): string | undefined {
  const account = who.accounts.wecom;
  return account !== undefined && /^[\w.@-]{1,64}$/.test(account) ? account : undefined;
}

function withoutBrackets(text: string): string {
  return text.replaceAll('[', '［').replaceAll(']', '］');
}

/** A URL that ends where it should: brackets, quotes and white space percent-encoded. */
function withoutBreakout(url: string): string {
  return url.replace(/[\s()<>"\\]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
