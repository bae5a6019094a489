import type { Brush } from './page.ts';

/** Longer texts are cut before they are measured: nothing that fits into a picture is that long. */
const MAX_CHARACTERS = 400;

/** What the fonts cannot draw: emoji and what joins them, control, format and unassigned characters, lone surrogates. */
const UNDRAWABLE =
  /(?![©®™㊗㊙])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u20e3|[\ufe00-\ufe0f]|\p{C}/gu;

/** A text of one line without what the fonts cannot draw. */
export function drawableText(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .replace(/[\t\n\r]+/g, ' ')
    .replace(UNDRAWABLE, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** As much of a text as is at most `width` px in the brush's font, with … where something is left out. */
export function fitText(brush: Brush, text: string, width: number): string {
  if (brush.measureText(text).width <= width) return text;
  const characters = Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
  let fits = 0;
  let tooMany = characters.length;
  while (fits + 1 < tooMany) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (brush.measureText(`${characters.slice(0, middle).join('')}…`).width <= width) fits = middle;
    else tooMany = middle;
  }
  return `${characters.slice(0, fits).join('').trimEnd()}…`;
}

/** Not torn apart at a line's end: numbers, Latin words, and marks that may not end or begin a line. */
const PIECES = /[〔（「『《“]*(?:[A-Za-z0-9.%:/#-]+|.)[，。；：、！？）」』》〕”…]*/gu;

/** A text in lines of at most `width` px in the brush's font; the last of `maxLines` ends with … if there is more. */
export function wrapText(brush: Brush, text: string, width: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && brush.measureText(line + piece).width > width) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trim());
  const kept = lines.slice(0, maxLines);
  if (lines.length > maxLines) kept.push(`${kept.pop() ?? ''}${lines[maxLines]}`);
  return kept.map((one) => fitText(brush, one, width));
}
