import { type CellAddress, parseCellAddress } from './cell-address.ts';

/** A merged range, both corners included. */
export interface MergedRange {
  readonly from: CellAddress;
  readonly to: CellAddress;
}

/** What a sheet's XML says and the reading library does not hand on. */
export interface SheetMarks {
  readonly merges: readonly MergedRange[];
  /** Addresses (`row:column`) of numbers formatted as a percentage. */
  readonly percents: ReadonlySet<string>;
  /** Formula errors by address: `#REF!`. The library takes them for empty cells. */
  readonly errors: ReadonlyMap<string, string>;
  /** One past the last row and column that hold something. */
  readonly rows: number;
  readonly columns: number;
}

/** 9 is `0%`, 10 is `0.00%` (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_PERCENTS: readonly number[] = [9, 10];

/** The grid of Excel (ECMA-376 part 1, 18.3.1.73; Excel's own limits). */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

export function addressKey(at: CellAddress): string {
  return `${at.row}:${at.column}`;
}

/** The indexes of the cell styles that show a number as a percentage, from `xl/styles.xml`. */
export function percentStyles(xml: string): ReadonlySet<string> {
  const formats = new Set(BUILT_IN_PERCENTS);
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^<>]*>/g)) {
    // 0"%" only writes the sign behind the number.
    const code = attribute(tag, 'formatCode')?.replace(/&quot;.*?&quot;|\\./g, '');
    if (code?.includes('%')) formats.add(Number(attribute(tag, 'numFmtId')));
  }
  const start = xml.search(/<(?:\w+:)?cellXfs[\s>]/);
  const cells = start < 0 ? '' : xml.slice(start, xml.indexOf('cellXfs>', start + 1));
  const styles = [...cells.matchAll(/<(?:\w+:)?xf[\s>][^<>]*>?/g)];
  return new Set(
    styles.flatMap(([tag], index) =>
      formats.has(Number(attribute(tag, 'numFmtId'))) ? [String(index)] : [],
    ),
  );
}

/**
 * Reads the marks of a sheet's XML; undefined if the XML is not sound, or places a cell where Excel has none: the reading
 * library would make every row and column up to there.
 */
export function readSheetMarks(xml: string, percent: ReadonlySet<string>): SheetMarks | undefined {
  // A `<` inside a tag would hide tags from the patterns here, and not from the library.
  if (/<[^<>]*</.test(xml)) return undefined;
  const percents = new Set<string>();
  const errors = new Map<string, string>();
  let [rows, columns, rowNumber] = [0, 0, 0];
  for (const match of xml.matchAll(/<(?:[^\s<>/:]+:)?(row|c)(?=[\s/>])([^<>]*)>/g)) {
    const [, name, tag = ''] = match;
    const place = placeOf(tag);
    if (place === undefined) return undefined;
    if (name === 'row') {
      rowNumber = Number(place);
      if (!(rowNumber <= MOST_ROWS)) return undefined;
      continue;
    }
    const at = place.includes('$') ? undefined : parseCellAddress(place);
    if (at === undefined || at.row >= MOST_ROWS || at.column >= MOST_COLUMNS) return undefined;
    if (tag.endsWith('/')) continue;
    // The library believes the row, Excel the cell.
    rows = Math.max(rows, at.row + 1, rowNumber);
    columns = Math.max(columns, at.column + 1);
    if (percent.size > 0 && percent.has(attribute(tag, 's') ?? '')) percents.add(addressKey(at));
    if (attribute(tag, 't') === 'e') errors.set(addressKey(at), valueAfter(xml, match.index));
  }
  const merges = [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*>/g)].flatMap(([tag]): MergedRange[] => {
    const [first = '', last = first] = (attribute(tag, 'ref') ?? '').split(':');
    const from = parseCellAddress(first);
    const to = parseCellAddress(last);
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  return { merges, percents, errors, rows, columns };
}

/** The attribute `r`; empty if there is none, undefined if the attributes cannot be told apart. */
function placeOf(tag: string): string | undefined {
  const usual = /^\s+r="([A-Z]{0,3}\d{1,7})"(?:\s[^"'>]*(?:"[^"]*"[^"'>]*)*|\/?)$/.exec(tag)?.[1];
  if (usual !== undefined) return usual;
  let found = '';
  const rest = tag.replace(/([^\s=/"']+)\s*=\s*("[^"]*"|'[^']*')/g, (_, name: string, value: string) => {
    if (name === 'r' && found === '') found = value.slice(1, -1);
    return '';
  });
  return /["']/.test(rest) ? undefined : found;
}

/** A sheet as `xl/workbook.xml` lists it, with the path of its part; no path for charts and dialogs. */
export interface SheetPart {
  readonly hidden: boolean;
  readonly path?: string;
}

/** The sheets in their order, from `xl/workbook.xml` and its relationships. */
export function readSheetParts(workbook: string, relations: string): readonly SheetPart[] {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)) {
    const target = attribute(tag, 'Target');
    if (target !== undefined && attribute(tag, 'Type')?.endsWith('/worksheet')) {
      targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    }
  }
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)].map(([tag]) => {
    const path = targets.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '');
    const hidden = (attribute(tag, 'state') ?? 'visible') !== 'visible';
    return path === undefined ? { hidden } : { hidden, path };
  });
}

const PATTERNS = new Map<string, RegExp>();

function attribute(tag: string, name: string): string | undefined {
  let pattern = PATTERNS.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`);
    PATTERNS.set(name, pattern);
  }
  return pattern.exec(tag)?.[1];
}

function valueAfter(xml: string, index: number): string {
  return /<(?:\w+:)?v>([^<]*)</.exec(xml.slice(index, index + 4096))?.[1] ?? '#错误';
}
