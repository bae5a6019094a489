import { squeeze } from '../../domain/people.ts';
import { cellText } from '../cells/cell-text.ts';
import type { Cell } from '../file/read-workbook.ts';
import type { LedgerHeading, Row } from './find-heading.ts';
import type { LedgerColumn } from './headings.ts';

/** Why a row holds no task. */
export type IgnoredKind =
  | 'title'
  | 'money-unit'
  | 'heading'
  | 'repeated-heading'
  | 'category'
  | 'total'
  | 'blank'
  | 'continuation'
  | 'note';

const TOTAL = /^(?:合计|小计|总计|共计|累计)[(:]?\d*[项个]?\)?$/u;
const NOTE =
  /^(?:备注|注|说明|填报说明|填表说明|填报要求|注释|附注|填表人|填报人|制表人?|审核人?|填报单位|填报时间|填报日期|联系人|联系电话|单位负责人|负责人签字|印发)(?:[:：\d(（]|$)|^[※*★]|填表人[:：]|审核人[:：]|填报人[:：]/u;
/** 一、 (一) 第一部分: how parts of a table are counted, never its tasks. */
const ORDINAL =
  /^(?:第?[一二三四五六七八九十百]+(?:[、.．:：]|部分|章|类|$)|[(（][一二三四五六七八九十]+[)）])/u;
const PART_END = /(?:类|方面|领域|板块)$|[(（]共?\d+[项个件条][)）]$/u;
/** What a row of a part or a total does not have. */
const OF_A_TASK: readonly LedgerColumn[] = [
  'lead',
  'assist',
  'leader',
  'owner',
  'due',
  'start',
  'status',
  'progress',
  'cadence',
];

/** The cells that begin in a row: those filled from a merged range above are not its own. */
export function ownCells(
  row: Row,
  index: number,
): readonly { readonly cell: Cell; readonly column: number }[] {
  const seen = new Set<string>();
  return row.flatMap((cell, column) => {
    if (cell === undefined || cellText(cell) === '') return [];
    if (cell.origin !== undefined) {
      if (seen.has(cell.origin) || !cell.origin.startsWith(`${index}:`)) return [];
      seen.add(cell.origin);
    }
    return [{ cell, column }];
  });
}

/** What a row below the heading is; undefined for a task. */
export function kindOfRow(
  row: Row,
  index: number,
  heading: LedgerHeading,
  isSerialUsed: boolean,
): IgnoredKind | undefined {
  const own = ownCells(row, index);
  const [first] = own;
  if (first === undefined) return 'blank';
  const { columns } = heading;
  const text = squeeze(cellText(first.cell));
  const titleText = squeeze(cellText(columns.title === undefined ? undefined : row[columns.title.index]));
  if (TOTAL.test(text) || TOTAL.test(titleText)) return 'total';
  if (NOTE.test(text)) return 'note';
  if (isContinued(row, index, heading)) return 'continuation';
  const serial = columns.serial?.index;
  if (own.length === 1 && first.column === serial && /^\d+$/.test(text)) return 'blank';
  return isPart(row, index, heading, isSerialUsed) ? 'category' : undefined;
}

/** A row whose title, lead unit and number all belong to the merged cells of the row above. */
function isContinued(row: Row, index: number, { columns }: LedgerHeading): boolean {
  const above = (column: LedgerColumn): boolean | undefined => {
    const found = columns[column];
    const cell = found === undefined ? undefined : row[found.index];
    if (cell === undefined) return undefined;
    return cell.origin !== undefined && Number(cell.origin.split(':')[0]) < index;
  };
  return (
    above('title') === true && above('lead') !== false && above('serial') !== false && above('no') !== false
  );
}

/** A lone text above the tasks it heads: 一、支持企业稳定发展（2项）. */
function isPart(row: Row, index: number, { columns }: LedgerHeading, isSerialUsed: boolean): boolean {
  const texts = ownCells(row, index).filter(({ cell }) => cell.kind === 'text');
  const serial = columns.serial?.index;
  const ordinal = texts.find(
    ({ column, cell }) => column === serial && ORDINAL.test(squeeze(cellText(cell))),
  );
  const [only, ...more] =
    ordinal === undefined || texts.length === 1 ? texts : texts.filter((one) => one !== ordinal);
  if (only === undefined || more.length > 0) return false;
  const columnOf = (column: LedgerColumn): Cell | undefined =>
    columns[column] === undefined ? undefined : row[columns[column].index];
  const merged = only.cell.origin;
  const ofTask = OF_A_TASK.some((column) => {
    const cell = columnOf(column);
    return cell !== undefined && cellText(cell) !== '' && (merged === undefined || cell.origin !== merged);
  });
  if (ofTask) return false;
  const number = serial === undefined ? undefined : row[serial];
  if (number !== undefined && number.kind === 'number') return false;
  const text = squeeze(cellText(only.cell));
  if (columns.title?.index !== only.column || merged !== undefined || ordinal !== undefined) return true;
  // A text under the heading of the title, alone in its row: a part, unless it may be a task that lacks the rest.
  return isSerialUsed || ORDINAL.test(text) || PART_END.test(text);
}

/** 一、支持企业稳定发展（2项） → 支持企业稳定发展. */
export function partName(row: Row, index: number): string {
  const texts = ownCells(row, index).map(({ cell }) => cellText(cell).replace(/\s+/gu, ''));
  const name = texts.find((text) => text.replace(ORDINAL, '') !== '') ?? '';
  return name
    .replace(ORDINAL, '')
    .replace(/^(?:\d+[、.．]|[(（]\d+[)）])/u, '')
    .replace(/[(（]共?\d+[项个件条][)）]$/u, '');
}

/** 单位：万元 above a table: the unit of its money. */
export function moneyUnit(text: string): string | undefined {
  return /单位[:：]?[(（]?((?:亿|千万|百万|万|千)?元)/u.exec(squeeze(text))?.[1];
}
