import writeSheets, { type CellObject, type Row } from 'write-excel-file/node';
import type { MarkedCell, NumberFormat, OfficeCell } from '../office-cells.ts';
import type { OfficeRow, SheetHead } from '../office-sheet.ts';
import { rowHeight } from '../row-height.ts';
import { HEADING_ROWS, type LaidOutSheet, printSetup } from './print-setup.ts';
import { sheetNames } from './sheet-names.ts';
import { writtenText } from './written-text.ts';

const FONT = { fontFamily: '宋体', fontSize: 10 } as const;
const MIDDLE = { alignVertical: 'center' } as const;
const TITLE: CellObject = { ...MIDDLE, fontSize: 18, fontWeight: 'bold', align: 'center' };
const SUBTITLE: CellObject = { ...MIDDLE, align: 'right' };
const FRAMED = { ...MIDDLE, wrap: true, borderStyle: 'thin' } as const;
const HEADING: CellObject = { ...FRAMED, fontWeight: 'bold', backgroundColor: '#DDEBF7', align: 'center' };
/** Points: two lines of a heading. */
const HIGH = 30;
const SINGLE = 18;

const FORMATS: Readonly<Record<NumberFormat | 'general' | 'text', string>> = {
  general: 'General',
  text: '@',
  percent: '0%',
  day: 'yyyy"年"m"月"d"日"',
};

/** A workbook that is being made, at least one sheet. */
export interface NewWorkbook {
  /** Further rows of the sheet at this place. */
  add(sheet: number, rows: readonly OfficeRow[]): void;
  /** The .xlsx, in memory of its own. */
  write(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Sheets the way offices keep them: a title, a line below it, a framed table whose heading stays in place. */
export function createWorkbook(heads: readonly SheetHead[]): NewWorkbook {
  const names = sheetNames(heads.map(({ name }) => name));
  const sheets = heads.map((head, index) => startSheet(head, names[index] ?? ''));
  return {
    add: (place, rows) => {
      const columns = heads[place]?.columns ?? [];
      const widths = columns.map(({ width }) => width);
      for (const cells of rows) {
        const height = rowHeight(cells, widths);
        const row = cells.map((cell, index) => bodyCell(cell, columns[index]?.centred === true, height));
        sheets[place]?.data.push(row);
      }
    },
    // The library's buffer may be a part of a larger one, which cannot be handed to another thread.
    write: async () =>
      new Uint8Array(await writeSheets(sheets, { ...FONT, features: [printSetup(sheets)] }).toBuffer()),
  };
}

function startSheet({ title, subtitle, columns }: SheetHead, name: string): LaidOutSheet {
  const across = (value: string, style: CellObject): Row => [
    { ...style, value: writtenText(value), type: String, columnSpan: columns.length },
    ...columns.slice(1).map(() => null),
  ];
  return {
    sheet: name,
    data: [
      across(title, { ...TITLE, height: HIGH }),
      across(subtitle, { ...SUBTITLE, height: SINGLE }),
      columns.map(({ heading }) => ({ ...HEADING, value: heading, type: String, height: HIGH })),
    ],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: HEADING_ROWS,
    orientation: 'landscape',
  };
}

/**
 * A cell of the table. Texts have the format of texts: whoever edits `=1+1` or a telephone number keeps it as it is. All
 * cells have the same properties: the library reads each some thirty times, and objects of many shapes cost it twice the
 * time and memory. Its own alignment is that of a cell without any: texts left, numbers right.
 */
function bodyCell(cell: OfficeCell, centred: boolean, height: number): CellObject {
  const { value, format, fill }: MarkedCell = typeof cell === 'object' ? cell : { value: cell ?? '' };
  const isText = typeof value === 'string' && value !== '';
  const laidOut: CellObject = {
    value: isText ? writtenText(value) : Number.isFinite(value) ? value : '',
    type: isText ? String : Number,
    format: FORMATS[isText ? 'text' : (format ?? 'general')],
    align: centred ? 'center' : typeof value === 'number' ? 'right' : 'left',
    height,
    ...FRAMED,
  };
  return fill === undefined ? laidOut : { ...laidOut, backgroundColor: fill };
}
