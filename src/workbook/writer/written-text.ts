/** Excel's limit of a cell, in UTF-16 units. */
const MOST_IN_A_CELL = 32_767;

/**
 * A text as the writing library is to be given it so that Excel shows it as it is: cut to what a cell holds, without
 * halves of characters, of which the library would take their neighbours along. `_x0041_` would be read as an escaped A
 * and so has its own `_` escaped (ST_Xstring, ECMA-376 part 1, 22.9.2.19).
 */
export function writtenText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\p{Cs}/gu, '');
  const fits = lines.length <= MOST_IN_A_CELL ? lines : `${lines.slice(0, MOST_IN_A_CELL - 1)}…`;
  // The library looks texts up as properties of an object, where it would find `constructor` unasked; it drops the \0 later.
  return fits in Object.prototype ? `\0${fits}` : fits.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
