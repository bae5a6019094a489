import type { CellValue } from '../file/read-workbook.ts';

/** A cell as text: what a person reads in it, outer white space and carriage returns gone; empty for nothing. */
export function cellText(cell: CellValue | undefined): string {
  if (cell === undefined) return '';
  switch (cell.kind) {
    case 'text':
    case 'error':
      return cell.text.replace(/\r\n?/g, '\n').trim();
    case 'number':
      return cell.percent ? `${rounded(cell.number * 100)}%` : String(rounded(cell.number));
    case 'day':
      return cell.day;
  }
}

/** 0.1 + 0.2 as people mean it: what a spreadsheet computes ends in binary dust. */
export function rounded(number: number): number {
  return Number(number.toPrecision(12));
}

/** Words that say a cell is empty. */
export function isNothing(text: string): boolean {
  return /^(?:[-－—–/／\\、.。]+|无|暂无|没有|无。|暂无。|未填)?$/u.test(text.trim());
}

/** A name or title on one line: white space between Chinese characters goes, elsewhere one space stays. */
export function oneLine(text: string): string {
  return text
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(
      /(?<=[\p{Script=Han}，。、；：（）“”《》〔〕]) | (?=[\p{Script=Han}，。、；：（）“”《》〔〕])/gu,
      '',
    );
}
