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

export function addressKey(at: CellAddress): string {
  return `${at.row}:${at.column}`;
}

/** The indexes of the cell styles that show a number as a percentage, from `xl/styles.xml`. */
export function percentStyles(xml: string): ReadonlySet<string> {
  const formats = new Set(BUILT_IN_PERCENTS);
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    // 0"%" only writes the sign behind the number.
    const code = attribute(tag, 'formatCode')?.replace(/&quot;.*?&quot;|\\./g, '');
    if (code?.includes('%')) formats.add(Number(attribute(tag, 'numFmtId')));
  }
  const cells = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  const styles = [...cells.matchAll(/<(?:\w+:)?xf[\s>][^>]*>?/g)];
  return new Set(
    styles.flatMap(([tag], index) =>
      formats.has(Number(attribute(tag, 'numFmtId'))) ? [String(index)] : [],
    ),
  );
}

export function readSheetMarks(xml: string, percent: ReadonlySet<string>): SheetMarks {
  const percents = new Set<string>();
  const errors = new Map<string, string>();
  let rows = 0;
  let columns = 0;
  for (const match of xml.matchAll(/<(?:\w+:)?c\s([^>]*)>/g)) {
    const tag = match[1] ?? '';
    if (tag.endsWith('/')) continue;
    const at = parseCellAddress(attribute(tag, 'r') ?? '');
    if (at === undefined) continue;
    rows = Math.max(rows, at.row + 1);
    columns = Math.max(columns, at.column + 1);
    if (percent.size > 0 && percent.has(attribute(tag, 's') ?? '')) percents.add(addressKey(at));
    if (attribute(tag, 't') === 'e') errors.set(addressKey(at), valueAfter(xml, match.index));
  }
  const merges = [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)].flatMap(([tag]): MergedRange[] => {
    const [first = '', last = first] = (attribute(tag, 'ref') ?? '').split(':');
    const from = parseCellAddress(first);
    const to = parseCellAddress(last);
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  return { merges, percents, errors, rows, columns };
}

/** A sheet as `xl/workbook.xml` lists it, with the path of its part; no path for charts and dialogs. */
export interface SheetPart {
  readonly hidden: boolean;
  readonly path?: string;
}

/** The sheets in their order, from `xl/workbook.xml` and its relationships. */
export function readSheetParts(workbook: string, relations: string): readonly SheetPart[] {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attribute(tag, 'Target');
    if (target !== undefined && attribute(tag, 'Type')?.endsWith('/worksheet')) {
      targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    }
  }
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => {
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
