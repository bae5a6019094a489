import type { OfficeCell } from './office-cells.ts';

/** Points, for texts of 10 points. */
const LINE = 13.5;
const PADDING = 4.5;
/** Excel's limit. */
const HIGHEST = 409.5;

/**
 * The height of a row that shows its texts whole, in points: programmes that only show a workbook, as those on phones do,
 * do not fit rows to their texts by themselves. `widths` in characters; a Chinese one takes two.
 */
export function rowHeight(cells: readonly OfficeCell[], widths: readonly number[]): number {
  let most = 1;
  for (const [index, cell] of cells.entries()) {
    const value = typeof cell === 'object' ? cell.value : cell;
    if (typeof value === 'string') most = Math.max(most, linesOf(value, widths[index] ?? 1));
  }
  return Math.min(HIGHEST, most * LINE + PADDING);
}

function linesOf(text: string, width: number): number {
  if (text.length * 2 < width && !text.includes('\n')) return 1;
  // A character's breadth stays free at the borders.
  const room = Math.max(2, width - 1);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(breadthOf(line) / room)), 0);
}

function breadthOf(line: string): number {
  let breadth = 0;
  for (const character of line) breadth += character < '\u{2E80}' ? 1 : 2;
  return breadth;
}
