import { readFile, stat } from 'node:fs/promises';
import readSheets from 'read-excel-file/node';
import { type Day, parseDay } from '../../domain/day.ts';
import { type Archive, DamagedPart, openArchive } from './archive.ts';
import { type Refused, refused } from './refused.ts';
import { repack } from './repack.ts';
import {
  addressKey,
  percentStyles,
  readSheetMarks,
  readSheetParts,
  type SheetMarks,
  type SheetPart,
} from './sheet-marks.ts';

/** What stands in a cell. `percent`: the number is shown as a percentage (0.6 as 60%). */
export type CellValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly percent: boolean }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'error'; readonly text: string };

/** A cell, with the cell it takes its value from where it is covered by a merged range. */
export type Cell = CellValue & { readonly origin?: string };

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows from the first of the sheet; all cells of a merged range hold its value. */
  readonly rows: readonly (readonly (Cell | undefined)[])[];
}

export interface Workbook {
  readonly kind: 'workbook';
  readonly sheets: readonly Sheet[];
}

const MOST_FILE_BYTES = 50 * 1024 * 1024;
/** 30,000 rows of 60 columns; a stray value in the last column of Excel would be 16,384 columns wide. */
const MOST_CELLS = 2_000_000;
const TOO_LARGE = '文件超过 50 MB，未予读取：请删去图片和多余的工作表后再导入';
/** A cell of Excel holds no more. */
const MOST_CELL_TEXT = 32_767;
/** Characters of all cells together: one long shared text may stand in every cell, and costs its length in each. */
const MOST_TEXT = 50_000_000;
const TOO_FAR =
  '有工作表的内容超出 Excel 的行列范围或写法有误，未予读取：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入';
const DEFINITIONS =
  '工作簿里夹有文档类型或实体定义（DTD），正常的工作簿没有，未予读取：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入';
const RESAVE = '工作簿内容有误，无法读取：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入';

/** Reads an .xlsx from its path or bytes: the values of its sheets as they show, without opinion on what they mean. */
export async function readWorkbook(source: string | Uint8Array): Promise<Workbook | Refused> {
  const bytes = typeof source === 'string' ? await readBytes(source) : source;
  if ('kind' in bytes) return bytes;
  if (bytes.length > MOST_FILE_BYTES) return refused(TOO_LARGE);
  const archive = openArchive(bytes);
  if (archive.kind === 'refused') return archive;
  try {
    return await readArchive(archive);
  } catch (error) {
    if (error instanceof DamagedPart) return refused('文件不完整或已损坏：请重新复制或发送');
    throw error;
  }
}

async function readBytes(path: string): Promise<Uint8Array | Refused> {
  try {
    const { size } = await stat(path);
    if (size > MOST_FILE_BYTES) return refused(TOO_LARGE);
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return refused(`找不到文件：${path}`);
    if (code === 'EACCES') {
      return refused(
        `没有权限读取：${path}。机器人运行时由它读取，请放到它的账号读得到的文件夹（如 /tmp），再导入`,
      );
    }
    return refused(`文件打不开：${path}（${String(code ?? error)}）`);
  }
}

async function readArchive(archive: Archive): Promise<Workbook | Refused> {
  const text = (path: string): string => archive.part(path)?.toString('utf8') ?? '';
  const parts = readSheetParts(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  const sheetPaths = parts.flatMap(({ path }) => path ?? []);
  // A part that stands for many sheets would be read as often.
  if (parts.length === 0 || new Set(sheetPaths).size < sheetPaths.length) return refused(RESAVE);
  const kept = partsToRead(archive, parts);
  if ([...kept.values()].some(hasDefinitions)) return refused(DEFINITIONS);
  const marks = marksOf(parts, kept);
  if ('kind' in marks) return marks;
  // What the library cannot read it throws, as one of several classes; a person can only save the file anew.
  const read = await readSheets(repack(kept)).catch(() => undefined);
  if (read === undefined) return refused(RESAVE);
  const why = whyTooLong(read.flatMap(({ data }) => data ?? []));
  if (why !== undefined) return refused(why);
  return {
    kind: 'workbook',
    sheets: read.flatMap(({ sheet, data }, index): Sheet[] => {
      const mark = marks[index];
      // A chart sheet has a name and no rows.
      if (mark === undefined || data === undefined) return [];
      return [{ name: sheet, hidden: parts[index]?.hidden ?? false, rows: cellsOf(data, mark) }];
    }),
  };
}

/** The parts that the library reads, by path. */
function partsToRead(archive: Archive, sheets: readonly SheetPart[]): ReadonlyMap<string, Buffer> {
  const paths = [...archive.paths].filter((path) => path.startsWith('xl/') && /\.(?:xml|rels)$/.test(path));
  const kept = new Map<string, Buffer>();
  for (const path of paths.filter((one) => isRead(one, sheets))) {
    const bytes = archive.part(path);
    if (bytes !== undefined) kept.set(path, bytes);
  }
  return kept;
}

function hasDefinitions(part: Buffer): boolean {
  return part.includes('<!DOCTYPE') || part.includes('<!ENTITY');
}

/** The marks of each sheet, in order; refused where a sheet is too large to be taken into memory. */
function marksOf(
  sheets: readonly SheetPart[],
  kept: ReadonlyMap<string, Buffer>,
): readonly (SheetMarks | undefined)[] | Refused {
  const styles = percentStyles(kept.get('xl/styles.xml')?.toString('utf8') ?? '');
  const marks: (SheetMarks | undefined)[] = [];
  for (const { path } of sheets) {
    const read =
      path === undefined ? undefined : readSheetMarks(kept.get(path)?.toString('utf8') ?? '', styles);
    if (path !== undefined && read === undefined) return refused(TOO_FAR);
    if (read !== undefined && read.rows * read.columns > MOST_CELLS) {
      return refused(
        `有工作表用到第 ${read.rows} 行、第 ${read.columns} 列，范围过大：请删去远处的多余内容后再导入`,
      );
    }
    marks.push(read);
  }
  return marks;
}

function whyTooLong(rows: readonly (readonly unknown[])[]): string | undefined {
  let total = 0;
  for (const value of rows.flat()) {
    if (typeof value !== 'string') continue;
    if (value.length > MOST_CELL_TEXT) {
      return `有单元格超过 ${MOST_CELL_TEXT} 字，Excel 存不下这样的单元格，未予读取：请缩短后再导入`;
    }
    total += value.length;
  }
  return total > MOST_TEXT ? '工作簿各单元格的文字合计过多，未予读取：请分成几个文件导入' : undefined;
}

function isRead(path: string, sheets: readonly SheetPart[]): boolean {
  return !/^xl\/(?:worksheets|chartsheets|dialogsheets|drawings|theme|media|charts)\//.test(path)
    ? true
    : sheets.some((sheet) => sheet.path === path);
}

function cellsOf(data: readonly (readonly unknown[])[], marks: SheetMarks): readonly (Cell | undefined)[][] {
  const rows = data.map((row, rowIndex): (Cell | undefined)[] =>
    row.map((value, column) => cellOf(value, addressKey({ row: rowIndex, column }), marks)),
  );
  for (const [key, text] of marks.errors) {
    const [row = 0, column = 0] = key.split(':').map(Number);
    // The library drops rows at the end that hold nothing else.
    while (rows.length <= row) rows.push([]);
    const into = rows[row];
    if (into !== undefined) into[column] = { kind: 'error', text };
  }
  fillMerges(rows, marks);
  return rows;
}

function cellOf(value: unknown, key: string, marks: SheetMarks): Cell | undefined {
  if (typeof value === 'number') return { kind: 'number', number: value, percent: marks.percents.has(key) };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? '是' : '否' };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (!(value instanceof Date)) return undefined;
  // The library gives the moment in UTC; a ledger's cell is a day, whatever its time.
  const day = Number.isNaN(value.getTime()) ? undefined : parseDay(value.toISOString().slice(0, 10));
  return day === undefined ? undefined : { kind: 'day', day };
}

/** Gives every cell of a merged range the value of its first: Excel keeps it there alone. */
function fillMerges(rows: (Cell | undefined)[][], marks: SheetMarks): void {
  // Ranges do not overlap in a sound sheet; in an unsound one they may not cost more than the sheet is large.
  let budget = marks.rows * marks.columns;
  for (const { from, to } of marks.merges) {
    const first = rows[from.row]?.[from.column];
    if (first === undefined) continue;
    const cell: Cell = { ...first, origin: addressKey(from) };
    for (let row = from.row; row <= Math.min(to.row, rows.length - 1); row += 1) {
      for (let column = from.column; column <= Math.min(to.column, marks.columns - 1); column += 1) {
        if (budget <= 0) return;
        budget -= 1;
        const into = rows[row];
        if (into !== undefined) into[column] = cell;
      }
    }
  }
}
