/** A cell's place in a sheet, both from 0. */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** `AB12` → row 11, column 27; undefined for anything else. */
export function parseCellAddress(text: string): CellAddress | undefined {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text);
  if (parts === null) return undefined;
  let column = 0;
  for (const letter of parts[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(parts[2]) - 1, column: column - 1 };
}

/** 0 → A, 26 → AA. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return rest === 0 ? letter : columnLetter(rest - 1) + letter;
}
