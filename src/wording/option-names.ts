import { optionOrdinal } from '../language/option-name.ts';

/** What parts 方案一：… from 方案二：… where one message gave several. */
const SEPARATORS = '；;，,。、\\s';

/** Where the next may begin: behind a full stop of some kind by its ordinal alone, behind a comma with a colon, too. */
const NEXT = new RegExp(
  `(?<=[；;。])\\s*(?=方案)|(?<=[${SEPARATORS}])(?=方案\\s?(?:[二三四五六七八九十]|\\d{1,2})\\s?[：:、.．])`,
  'u',
);

/** The ways out, each by its own words: without the number its author gave it, and one by one where he wrote several together. */
export function optionNames(options: readonly string[]): readonly string[] {
  return options.flatMap(apart).map(bare);
}

function apart(option: string): readonly string[] {
  const parts: string[] = [];
  for (const piece of option.split(NEXT)) {
    const before = parts.pop();
    if (before === undefined) parts.push(piece);
    else if (isAnother(piece)) parts.push(before, piece);
    else parts.push(`${before}${piece}`);
  }
  return parts;
}

/** 方案二：…, 方案三分期; not 方案一, which begins, nor 方案待定. */
function isAnother(piece: string): boolean {
  const ordinal = optionOrdinal(piece.slice('方案'.length).trimStart());
  return ordinal !== '' && ordinal !== '一' && ordinal !== '1';
}

/** Without its number and what parted it from the next. */
function bare(option: string): string {
  const name = option
    .replace(/^方案\s*[一二三四五六七八九十\d]*\s*[：:、.．]?\s*/u, '')
    .replace(new RegExp(`[${SEPARATORS}]+$`, 'u'), '')
    .trim();
  return name === '' ? option : name;
}
