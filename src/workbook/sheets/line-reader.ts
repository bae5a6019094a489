import type { ColumnName, Interpretation, WrongCell } from '../../domain/ledger-row.ts';
import { cellText } from '../cells/cell-text.ts';
import type { DayContext } from '../cells/day-expressions.ts';
import type { KnownUnits } from '../cells/known-units.ts';
import { columnLetter } from '../file/cell-address.ts';
import type { CellValue } from '../file/read-workbook.ts';
import type { LedgerColumn } from './headings.ts';
import type { TaskLine } from './lay-out-sheet.ts';

/** What all lines of an import are read by. */
export interface LedgerContext extends DayContext {
  readonly units: KnownUnits;
  /** The bare numbers of the progress column are shares of 1. */
  readonly fractions: boolean;
  /** Heading rows inside the table give categories. */
  readonly hasParts: boolean;
}

/** Reads the cells of one line, and keeps what is wrong and what was understood, each with its place. */
export interface LineReader {
  readonly line: TaskLine;
  cell(column: LedgerColumn): CellValue | undefined;
  text(column: LedgerColumn): string;
  has(column: LedgerColumn): boolean;
  wrong(column: LedgerColumn, why: string): void;
  /** `as` undefined: nothing to list. `read`: what stood there, if not the cell's text. */
  understood(column: LedgerColumn, as: string | undefined, read?: string): void;
  place(column: LedgerColumn): ColumnName | undefined;
  readonly wrongs: readonly WrongCell[];
  readonly interpreted: readonly Interpretation[];
}

export function createLineReader(line: TaskLine): LineReader {
  const wrongs: WrongCell[] = [];
  const interpreted: Interpretation[] = [];
  const { columns } = line.heading;
  const place = (column: LedgerColumn): ColumnName | undefined => {
    const found = columns[column];
    return found === undefined ? undefined : { column: columnLetter(found.index), heading: found.heading };
  };
  const text = (column: LedgerColumn): string => cellText(line.cells[column]);
  return {
    line,
    wrongs,
    interpreted,
    place,
    text,
    cell: (column) => line.cells[column],
    has: (column) => columns[column] !== undefined,
    wrong: (column, why) => wrongs.push({ sheet: line.sheet, row: line.row, ...place(column), why }),
    understood: (column, as, read = text(column)) => {
      if (as !== undefined)
        interpreted.push({ sheet: line.sheet, row: line.row, ...place(column), read, as });
    },
  };
}
