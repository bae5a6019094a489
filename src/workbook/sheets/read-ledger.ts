import type { Interpretation, LedgerRow, WrongCell, WrongRow } from '../../domain/ledger-row.ts';
import type { Directory } from '../../domain/people.ts';
import type { WorkCalendar } from '../../domain/work-calendar.ts';
import { cellText } from '../cells/cell-text.ts';
import { createKnownUnits } from '../cells/known-units.ts';
import { areFractions } from '../cells/progress-text.ts';
import type { Cell } from '../file/read-workbook.ts';
import type { LedgerColumn } from './headings.ts';
import type { LedgerSheet, TaskLine } from './lay-out-sheet.ts';
import { createLineReader, type LedgerContext, type LineReader } from './line-reader.ts';
import { leftRow, readLine } from './read-line.ts';

/** All ledger sheets of a workbook, read. */
export interface LedgerReading {
  readonly rows: readonly LedgerRow[];
  /** What the left-out rows still tell of themselves. */
  readonly left: readonly WrongRow[];
  readonly wrong: readonly WrongCell[];
  readonly interpreted: readonly Interpretation[];
}

interface Ledger {
  readonly year: number;
  readonly directory: Directory;
  readonly calendar?: WorkCalendar;
}

const DITTO = /^(?:同上|同前|〃|″|"|“|”|同上行)$/u;

/** Reads all ledger sheets of a workbook as one ledger: units that one sheet names are known in the others. */
export function readLedger(
  sheets: readonly LedgerSheet[],
  { year, directory, calendar }: Ledger,
): LedgerReading {
  const lines = sheets.flatMap((sheet) => sheet.lines);
  const units = createKnownUnits(
    directory,
    lines.flatMap(({ cells }) => [cellText(cells.lead), cellText(cells.assist)]),
  );
  const rows: LedgerRow[] = [];
  const left: WrongRow[] = [];
  const wrong: WrongCell[] = [];
  const interpreted: Interpretation[] = [];
  for (const sheet of sheets) {
    interpreted.push(...sheet.interpreted, ...otherYear(sheet, year));
    const context: LedgerContext = {
      year,
      units,
      fractions: areFractions(sheet.lines.map(({ cells }) => cells.progress ?? cells.report)),
      hasParts: sheet.hasParts,
      ...(calendar === undefined ? {} : { calendar }),
    };
    let above: TaskLine['cells'] = {};
    for (const line of sheet.lines) {
      const { reader, cells } = withoutDitto(line, above);
      above = cells;
      const row = reader.wrongs.length > 0 ? undefined : readLine(reader, context);
      if (row === undefined) {
        wrong.push(...reader.wrongs);
        left.push(leftRow(reader));
      } else {
        rows.push(row);
        interpreted.push(...reader.interpreted);
      }
    }
  }
  return { rows, left, wrong, interpreted };
}

/** The line with every 同上 replaced by the cell above. */
function withoutDitto(
  line: TaskLine,
  above: TaskLine['cells'],
): { reader: LineReader; cells: TaskLine['cells'] } {
  const cells: Partial<Record<LedgerColumn, Cell>> = { ...line.cells };
  const dittos = (Object.keys(cells) as LedgerColumn[]).filter((column) =>
    DITTO.test(cellText(cells[column])),
  );
  for (const column of dittos) {
    const cell = above[column];
    if (cell === undefined) delete cells[column];
    else cells[column] = cell;
  }
  const reader = createLineReader({ ...line, cells });
  for (const column of dittos) {
    const as = cellText(cells[column]);
    if (as === '') reader.wrong(column, `“${cellText(line.cells[column])}”的上面没有内容`);
    else reader.understood(column, `同上行：${as}`, cellText(line.cells[column]));
  }
  return { reader, cells };
}

/** A title that names another year: last year's file, imported into this year's ledger by mistake. */
function otherYear(sheet: LedgerSheet, year: number): readonly Interpretation[] {
  return sheet.ignored.flatMap(({ kind, row, text }) => {
    const named = kind === 'title' ? /(20\d{2})年(?!\d)/u.exec(text)?.[1] : undefined;
    if (named === undefined || Number(named) === year) return [];
    return [{ sheet: sheet.name, row, read: text, as: `标题写的是${named}年，按${year}年度台账导入` }];
  });
}
