import type { OfficeRow, SheetHead } from '../office-sheet.ts';

/** What a worker is started with: the sheets of its workbook. Their rows follow as messages. */
export type WriterJob = readonly SheetHead[];

/** To the worker: further rows of a sheet, by its place; at last, that there are no more. */
export type WriterMessage =
  | { readonly kind: 'rows'; readonly sheet: number; readonly rows: readonly OfficeRow[] }
  | { readonly kind: 'end' };

/** The worker's one answer: the workbook. What it throws arrives as an error of the worker. */
export type WriterAnswer = Uint8Array<ArrayBuffer>;
