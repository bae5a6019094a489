import { takeRef } from './references.ts';

const MARKER = /^(?:\((\d{1,2})\)|(\d{1,2})(?:[.、)]|、\s)(?!\d{1,3}%))\s*/;
const CHINESE_MARKER = /^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)\s*/;
/** 第一，…; the ordinal of a task is followed by 项. */
const BULLET = /^[-*•·●■◆▶✅☑√]\s*/;

/**
 * How long the list marker of each line is: 1、12号60% ⏎ 2、13号70%. Arabic markers count only where they run 1, 2, 3
 * over the lines, or where a task plainly named follows: in 「1、12号收到」 alone both numbers may be tasks.
 */
export function numberedFrom(lines: readonly string[]): readonly number[] {
  const numbers = lines.map(markerNumber);
  const said = numbers.filter((number) => number !== undefined);
  const runs = said.length >= 2 && said.every((number, index) => number === index + 1);
  return lines.map((line, index) => {
    const fixed = CHINESE_MARKER.exec(line) ?? BULLET.exec(line);
    if (fixed) return fixed[0].length;
    const marker = numbers[index] === undefined ? null : MARKER.exec(line);
    if (marker === null) return 0;
    const length = marker[0].length;
    const bracketed = marker[1] !== undefined;
    return bracketed || runs || takeRef(line, length)?.value.kind === 'marked' ? length : 0;
  });
}

function markerNumber(line: string): number | undefined {
  const marker = MARKER.exec(line);
  return marker === null ? undefined : Number(marker[1] ?? marker[2]);
}
