import { squeeze } from '../../domain/people.ts';
import { cellText } from '../cells/cell-text.ts';
import type { Cell } from '../file/read-workbook.ts';
import { type HeadingMeaning, type LedgerColumn, ledgerHeading, ledgerHeadingUnder } from './headings.ts';

export type Row = readonly (Cell | undefined)[];

/** A column of a ledger sheet. `index` from 0. */
export interface FoundColumn {
  readonly index: number;
  readonly heading: string;
}

/** The heading of a table: its rows (from 0), the columns that are read, and those that are not. */
export interface LedgerHeading {
  readonly top: number;
  readonly bottom: number;
  readonly columns: Readonly<Partial<Record<LedgerColumn, FoundColumn>>>;
  /** All columns that could be the title, best first. */
  readonly titles: readonly FoundColumn[];
  readonly unread: readonly string[];
}

interface Candidate extends FoundColumn {
  readonly meaning?: HeadingMeaning<LedgerColumn>;
}

/** The heading that begins at a row of a sheet: one row, or two under spanning headings; undefined if it is none. */
export function headingAt(rows: readonly Row[], top: number): LedgerHeading | undefined {
  const row = rows[top];
  if (row === undefined || !maybeHeading(row)) return undefined;
  const lower = rows[top + 1];
  const second = lower !== undefined && continuesHeading(row, lower);
  const candidates = row.flatMap((_, index): Candidate[] =>
    candidateAt(row, second ? lower : undefined, index),
  );
  const heading = chooseColumns(candidates);
  if (heading === undefined) return undefined;
  return { top, bottom: second ? top + 1 : top, ...heading };
}

/** Cheap look: a heading names three columns, or the two a ledger cannot do without. */
function maybeHeading(row: Row): boolean {
  const meant = new Set<string>();
  for (const cell of row) {
    const meaning = cell?.kind === 'text' ? ledgerHeading(cell.text) : undefined;
    if (meaning !== undefined) meant.add(meaning.column);
  }
  return meant.size >= 3 || (meant.has('title') && meant.has('lead'));
}

function candidateAt(upper: Row, lower: Row | undefined, index: number): Candidate[] {
  const own = lower === undefined ? '' : cellText(lower[index]);
  if (own === '' && cellText(upper[index]) === '') return [];
  const above = headingText(upper, index, lower !== undefined);
  const under = own !== '' && squeeze(own) !== squeeze(above) ? own : undefined;
  // A lower heading that speaks for itself is the name people know the column by.
  const alone = under !== undefined && ledgerHeading(under) !== undefined;
  const heading = under === undefined ? above : alone ? under : `${above}${under}`;
  // The rest of a heading merged over several columns without headings of their own is no column.
  if (under === undefined && index > 0 && upper[index]?.origin !== undefined) {
    if (upper[index]?.origin === upper[index - 1]?.origin) return [];
  }
  const meaning = under === undefined ? ledgerHeading(above) : ledgerHeadingUnder(above, under);
  return [{ index, heading: heading.replace(/\s+/gu, ''), ...(meaning === undefined ? {} : { meaning }) }];
}

/** The heading above a column; in a two-row heading without merged cells, the nearest one to the left. */
function headingText(row: Row, index: number, spanning: boolean): string {
  for (let at = index; at >= 0; at -= 1) {
    const text = cellText(row[at]);
    if (text !== '' || !spanning) return text;
  }
  return '';
}

/** Whether the next row holds headings under spanning ones. */
function continuesHeading(upper: Row, lower: Row): boolean {
  let recognized = 0;
  for (const [index, cell] of lower.entries()) {
    const text = cellText(cell);
    const above = upper[index];
    if (text === '' || (above !== undefined && squeeze(cellText(above)) === squeeze(text))) continue;
    if (cell?.kind !== 'text' || text.length > 16) return false;
    const spans =
      above === undefined ||
      upper[index + 1] === undefined ||
      upper[index + 1]?.origin === (above.origin ?? NaN) ||
      upper[index - 1]?.origin === (above.origin ?? NaN);
    if (!spans) return false;
    if (ledgerHeadingUnder(headingText(upper, index, true), text) !== undefined) recognized += 1;
  }
  return recognized > 0;
}

function chooseColumns(
  candidates: readonly Candidate[],
): Pick<LedgerHeading, 'columns' | 'titles' | 'unread'> | undefined {
  const columns: Partial<Record<LedgerColumn, FoundColumn>> = {};
  const byColumn = new Map<LedgerColumn, Candidate[]>();
  for (const one of candidates) {
    if (one.meaning !== undefined) {
      byColumn.set(one.meaning.column, [...(byColumn.get(one.meaning.column) ?? []), one]);
    }
  }
  for (const [column, found] of byColumn) {
    const [best, next] = found.toSorted((a, b) => (a.meaning?.rank ?? 0) - (b.meaning?.rank ?? 0));
    if (best !== undefined) columns[column] = { index: best.index, heading: best.heading };
    // 牵头单位 beside 责任单位: the others who answer for it assist.
    if (column === 'lead' && next !== undefined && !byColumn.has('assist')) {
      columns.assist = { index: next.index, heading: next.heading };
    }
  }
  if (columns.title === undefined) return undefined;
  if (Object.keys(columns).length < 3 && columns.lead === undefined) return undefined;
  const read = new Set(Object.values(columns).map((column) => column.index));
  const titles = (byColumn.get('title') ?? []).toSorted(
    (a, b) => (a.meaning?.rank ?? 0) - (b.meaning?.rank ?? 0),
  );
  return {
    columns,
    titles: titles.map(({ index, heading }) => ({ index, heading })),
    unread: candidates.filter((one) => !read.has(one.index)).map((one) => one.heading),
  };
}
