/** What would format gives way to the wide form of the same sign: people read the same, no client obeys it. */
const WIDE: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '`': '｀',
  '*': '＊',
  _: '＿',
  '~': '～',
  '#': '＃',
  '-': '－',
  '=': '＝',
  '|': '｜',
  ']': '］',
  '&': '＆',
  '\\': '＼',
};

/**
 * Markup inside a line. Kept: `5 < 6`, `A_1`, `3~5天`, `5 * 6`, `[一期]` — the vendor states no way to escape, so
 * only what can format is touched.
 */
const INLINE = new RegExp(
  [
    '<(?=[A-Za-z/@!?])', // a tag, a mention, a comment, an automatic link
    '`',
    '(?<!\\s)\\*|\\*(?!\\s)', // emphasis: touches something
    '(?<![\\p{L}\\p{N}_])_+|_+(?![\\p{L}\\p{N}_])', // emphasis: not inside a word
    '~~+',
    '\\](?=[([:])', // a link, or the definition of one
    '&(?=#?[A-Za-z0-9]+;)', // an entity, which could stand for any of the others
    '\\\\(?=[!-/:-@[-`{-~]|$)', // an escape
  ].join('|'),
  'gu',
);

/** Markup that starts a line, or is one: heading, quote, rule, underlined heading, table. */
const LINE_START = /^[ \t]*(?:#{1,6}(?=[ \t]|$)|>+|[-=|:][-=|: \t]*$)/;

/** Text that shows as it was typed, in the middle of a line. It stays one line, whatever it holds. */
export function withoutMarkup(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(INLINE, widened);
}

/** A finished line that is neither heading nor quote, rule or table. */
export function withoutLineMarkup(line: string): string {
  return line.replace(LINE_START, widened);
}

function widened(markup: string): string {
  return Array.from(markup, (char) => WIDE[char] ?? char).join('');
}
