import type { OfficeCell } from './office-cells.ts';

/** `width` in characters. */
export interface SheetColumn {
  readonly heading: string;
  readonly width: number;
  readonly centred?: true;
}

/** A column of an office's table; `index` counts the rows from 0. */
export interface OfficeColumn<T> extends SheetColumn {
  cell(row: T, index: number): OfficeCell;
}

export interface OfficeTable<T> {
  readonly name: string;
  readonly title: string;
  /** As of when, and how many. */
  readonly subtitle: string;
  readonly columns: readonly OfficeColumn<T>[];
  readonly rows: readonly T[];
}

/** What stands above the rows of a sheet: plain data. */
export interface SheetHead {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly SheetColumn[];
}

export type OfficeRow = readonly OfficeCell[];

/** A table the way offices keep one, told as data: how it looks is the writer's part. */
export interface OfficeSheet {
  readonly head: SheetHead;
  /** Made one by one, so that a long sheet is handed over in slices. */
  rows(): Iterable<OfficeRow>;
}

export function officeSheet<T>({ columns, rows, ...words }: OfficeTable<T>): OfficeSheet {
  return {
    head: {
      ...words,
      columns: columns.map(({ heading, width, centred }) => ({
        heading,
        width,
        ...(centred && { centred }),
      })),
    },
    *rows() {
      for (const [index, row] of rows.entries()) yield columns.map(({ cell }) => cell(row, index));
    },
  };
}
