/** Bytes of the longest mark in use, ` (99/99) 未完，见下条` with a line break in any dialect, and some to spare. */
export const MARK_BYTES = 80;

/** The last line of the part `number` of several: where it stands, and whether more is to come. */
export function partMark(number: number, of: number): string {
  return `(${number}/${of})${number < of ? ' 未完，见下条' : ''}`;
}
