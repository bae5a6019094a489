import type { CellPlace, Interpretation } from '../../domain/ledger-row.ts';
import { squeeze } from '../../domain/people.ts';
import { readKind } from '../../domain/task-words.ts';
import { cellText } from '../cells/cell-text.ts';
import { readNo } from '../cells/number-text.ts';
import { columnLetter } from '../file/cell-address.ts';
import type { Cell, Sheet } from '../file/read-workbook.ts';
import { headingAt, type LedgerHeading, type Row } from './find-heading.ts';
import { type LedgerColumn, unitInBrackets } from './headings.ts';
import { type IgnoredKind, kindOfRow, moneyUnit, ownCells, partName } from './row-kinds.ts';

/** One task's row: its cells by meaning, not read yet. */
export interface TaskLine {
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<LedgerColumn, Cell>>>;
  readonly heading: LedgerHeading;
  /** Of the heading row above it, if there is one. */
  readonly part?: string;
  /** The unit of bare numbers under the target. */
  readonly unit?: string;
}

export interface IgnoredRow extends CellPlace {
  readonly kind: IgnoredKind;
  readonly text: string;
}

/** A sheet that holds a ledger, sorted into tasks and the rest. */
export interface LedgerSheet {
  readonly name: string;
  readonly lines: readonly TaskLine[];
  readonly ignored: readonly IgnoredRow[];
  readonly interpreted: readonly Interpretation[];
  readonly heading: LedgerHeading;
  /** Whether heading rows inside the table give categories. */
  readonly hasParts: boolean;
}

/** How far down a heading is looked for. */
const DEEPEST_HEADING = 40;

/** Sorts the rows of a sheet; undefined if no heading of a ledger is found. */
export function layOutSheet(sheet: Sheet): LedgerSheet | undefined {
  const { rows } = sheet;
  const found = firstHeading(rows);
  if (found === undefined) return undefined;
  const heading = settleColumns(found, rows);
  const ignored: IgnoredRow[] = [];
  const ignore = (index: number, kind: IgnoredKind): void => {
    const text = ownCells(rows[index] ?? [], index).map(({ cell }) => cellText(cell).replace(/\s+/gu, ''));
    ignored.push({ sheet: sheet.name, row: index + 1, kind, text: text.join(' ').slice(0, 40) });
  };
  let unit: string | undefined;
  for (let index = 0; index < heading.top; index += 1) {
    const money = ownCells(rows[index] ?? [], index).flatMap(({ cell }) => moneyUnit(cellText(cell)) ?? []);
    unit = money[0] ?? unit;
    const blank = ownCells(rows[index] ?? [], index).length === 0;
    ignore(index, blank ? 'blank' : money.length > 0 ? 'money-unit' : 'title');
  }
  for (let index = heading.top; index <= heading.bottom; index += 1) ignore(index, 'heading');
  const body = readBody(sheet, heading, unit, ignore);
  return {
    name: sheet.name,
    heading,
    lines: body.lines,
    ignored: body.relabel(ignored),
    interpreted: interpretColumns(sheet.name, found, heading),
    hasParts: body.lines.some((line) => line.part !== undefined),
  };
}

function firstHeading(rows: readonly Row[]): LedgerHeading | undefined {
  for (let top = 0; top < Math.min(rows.length, DEEPEST_HEADING); top += 1) {
    const heading = headingAt(rows, top);
    if (heading !== undefined) return heading;
  }
  return undefined;
}

interface Body {
  readonly lines: readonly TaskLine[];
  /** Parts that head no task are notes below the table. */
  relabel(ignored: readonly IgnoredRow[]): readonly IgnoredRow[];
}

function readBody(
  sheet: Sheet,
  first: LedgerHeading,
  unit: string | undefined,
  ignore: (index: number, kind: IgnoredKind) => void,
): Body {
  const { rows } = sheet;
  const lines: TaskLine[] = [];
  let heading = first;
  let part: string | undefined;
  const serial = first.columns.serial?.index;
  const isSerialUsed =
    serial !== undefined && rows.filter((row) => /^\d+$/.test(cellText(row[serial]))).length > 1;
  for (let index = first.bottom + 1; index < rows.length; index += 1) {
    const row = rows[index] ?? [];
    const again = headingAt(rows, index);
    if (again !== undefined) {
      if (!isRepeated(again, heading)) heading = settleColumns(again, rows);
      ignore(index, 'repeated-heading');
      if (again.bottom > index) ignore(again.bottom, 'repeated-heading');
      index = again.bottom;
      continue;
    }
    const kind = kindOfRow(row, index, heading, isSerialUsed);
    if (kind === 'category') part = partName(row, index);
    if (kind !== undefined) {
      ignore(index, kind);
      continue;
    }
    const money = unitInBrackets(heading.columns.target?.heading ?? '') ?? unit;
    lines.push({
      sheet: sheet.name,
      row: index + 1,
      heading,
      cells: cellsByColumn(row, heading),
      ...(part === undefined ? {} : { part }),
      ...(money === undefined ? {} : { unit: money }),
    });
  }
  const last = lines.at(-1)?.row ?? 0;
  return {
    lines,
    relabel: (ignored) =>
      ignored.map((one) => (one.kind === 'category' && one.row > last ? { ...one, kind: 'note' } : one)),
  };
}

/** The same heading once more, perhaps with the upper of its rows left out. */
function isRepeated(again: LedgerHeading, heading: LedgerHeading): boolean {
  return Object.entries(again.columns).every(
    ([column, { index }]) => heading.columns[column as LedgerColumn]?.index === index,
  );
}

function cellsByColumn(row: Row, heading: LedgerHeading): TaskLine['cells'] {
  const cells: Partial<Record<LedgerColumn, Cell>> = {};
  for (const [column, { index }] of Object.entries(heading.columns)) {
    const cell = row[index];
    if (cell !== undefined && cellText(cell) !== '') cells[column as LedgerColumn] = cell;
  }
  return cells;
}

/**
 * Settles by their cells what the headings leave open: of two columns that may be the title, the one whose texts differ
 * more is it, and the other, merged over several tasks, heads them; a 类型 that holds none of the known types is a category.
 */
function settleColumns(heading: LedgerHeading, rows: readonly Row[]): LedgerHeading {
  const columns = { ...heading.columns };
  const body = rows.slice(heading.bottom + 1);
  const texts = (index: number): readonly string[] =>
    body.map((row) => squeeze(cellText(row[index]))).filter((text) => text !== '');
  const [first, second] = heading.titles;
  if (first !== undefined && second !== undefined) {
    const repeats = new Set(texts(first.index)).size < new Set(texts(second.index)).size;
    if (repeats && texts(first.index).length > 0) {
      columns.title = second;
      columns.category ??= first;
    }
  }
  if (columns.kind !== undefined) {
    const kinds = texts(columns.kind.index);
    if (kinds.length > 0 && kinds.every((text) => readKind(text) === undefined)) {
      columns.category ??= columns.kind;
      delete columns.kind;
    }
  }
  if (columns.no !== undefined && texts(columns.no.index).every((text) => readNo(text) === undefined)) {
    delete columns.no;
  }
  return { ...heading, columns };
}

function interpretColumns(
  sheet: string,
  before: LedgerHeading,
  after: LedgerHeading,
): readonly Interpretation[] {
  const at = (column: { index: number; heading: string }): Omit<Interpretation, 'read' | 'as'> => ({
    sheet,
    row: after.bottom + 1,
    column: columnLetter(column.index),
    heading: column.heading,
  });
  const found: Interpretation[] = [];
  const { title, category } = after.columns;
  if (title !== undefined && title.index !== before.columns.title?.index) {
    found.push({ ...at(title), read: title.heading, as: '按事项读取' });
  }
  if (category !== undefined && category.index !== before.columns.category?.index) {
    found.push({ ...at(category), read: category.heading, as: '按类别读取' });
  }
  if (before.columns.no !== undefined && after.columns.no === undefined) {
    found.push({ ...at(before.columns.no), read: before.columns.no.heading, as: '不是数字编号，未采用' });
  }
  return found;
}
