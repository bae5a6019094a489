import { type Block, plainText } from '../../domain/message.ts';

/** The markup characters that act in one particular message; elsewhere they stay as they were written. */
export type Hazards = ReadonlySet<string>;

/** `_` acts only at the border of a word: `A_1` is none. */
const PAIRS = /[*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const PAIRED = ['*', '_', '~'];

/**
 * Emphasis needs a pair: `3*4=12` or `3~5天` alone is left as it is. Judged over the whole message, because a paragraph
 * of several lines can pair what stands in two of them.
 */
export function hazardsOf(blocks: readonly Block[]): Hazards {
  const text = plainText({ blocks });
  const hasStrong = blocks.some((block) => block.spans.some((span) => span.kind === 'strong'));
  const enough = (char: string): number => (char === '*' && hasStrong ? 1 : 2);
  return new Set(PAIRED.filter((char) => text.split(char).length > enough(char)));
}

/**
 * Makes what acts as markup plain by its full-width form, which looks almost alike, which every client shows (that
 * DingTalk knows backslash escapes is documented nowhere), and which reads as the original when it is copied into an
 * answer, since answers are NFKC-folded. `next` is the character that will follow.
 */
export function escapeText(text: string, hazards: Hazards, next = ''): string {
  // `]` makes a link of what follows; `!` makes an image of a link of ours.
  const bracket = next === '[' ? /\](?=[([:])|!(?=\[$)/g : /\](?=[([:])/g;
  return `${text}${next}`
    .replace(/\\(?![\p{L}\p{N}])/gu, wide)
    .replace(PAIRS, (char) => (hazards.has(char) ? wide(char) : char))
    .replace(/`|<(?=[A-Za-z/@!?]|[^\s<>]+@)/g, wide)
    .replace(bracket, wide)
    .replace(/&(?=#?\w+;)/g, wide)
    .slice(0, text.length);
}

/** The text of a link: no bracket may end it early. */
export function escapeLinkText(text: string, hazards: Hazards): string {
  return escapeText(text, hazards).replace(/[[\]]/g, wide);
}

/** A span's text holds no line break, nor what a client or a JSON reader may choke on. */
export function clean(text: string): string {
  return text
    .replace(/[\t-\r\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}

/** Markup in its full-width form; digits, letters and white space stay. */
export function wide(markup: string): string {
  return markup.replace(/[!-/:-@[-`{-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}
