import { percentOfTarget, type Target, targetText } from '../../domain/target.ts';
import type { CellValue } from '../file/read-workbook.ts';
import { findAmounts } from './amount-text.ts';
import { cellText, isNothing } from './cell-text.ts';

/** What a 进度 cell says. */
export type ProgressReading =
  | {
      readonly kind: 'progress';
      readonly percent?: number;
      readonly amount?: Target;
      readonly note?: string;
      readonly as?: string;
    }
  | { readonly kind: 'unreadable'; readonly why: string };

/** 60%, 已完成60%, 进度达到60%，主体封顶: a percentage at the beginning; what follows is a note. */
const PERCENT_FIRST =
  /^(?:目前|现|总体|整体|已|累计|共|完成|进度|工程|工作|任务|率|至|到|达|推进|约|为|:|的)*(\d+(?:\.\d+)?)%(?!以)[,;.，。；、]?/u;
/** 无进展 is a report of nothing. */
const NOT_BEGUN = /^(?:未开工|未启动|未开始|尚未开始|尚未启动)[。.]?$/u;

/**
 * Reads a progress cell. `fractions`: the bare numbers of this column are shares of 1 (0.6), not percentages (60).
 * A percentage inside a sentence is not taken for progress (同比增长5%), the sentence is kept as a note.
 */
export function readProgress(
  cell: CellValue | undefined,
  target: Target | undefined,
  fractions: boolean,
): ProgressReading {
  const text = cellText(cell);
  if (isNothing(text)) return { kind: 'progress' };
  if (cell?.kind === 'error') return { kind: 'unreadable', why: `单元格是公式错误 ${text}` };
  if (cell?.kind === 'number') {
    if (cell.percent) return percentOf(cell.number * 100);
    return percentOf(fractions ? cell.number * 100 : cell.number, true);
  }
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  if (/^\d+(?:\.\d+)?$/.test(plain)) return percentOf(Number(plain) * (fractions ? 100 : 1), true);
  if (NOT_BEGUN.test(plain)) return { kind: 'progress', percent: 0, as: '0%' };
  const first = PERCENT_FIRST.exec(plain);
  if (first !== null) {
    const note = plain.slice(first[0].length);
    const read = percentOf(Number(first[1]), plain !== `${first[1]}%`);
    return read.kind === 'unreadable' || note === '' ? read : { ...read, note };
  }
  return amountOf(text, plain, target);
}

/** 3.2亿元 of a target; else the text stays a note. */
function amountOf(text: string, plain: string, target: Target | undefined): ProgressReading {
  const [amount, ...more] = findAmounts(plain);
  const alone =
    amount !== undefined && more.length === 0 && /^(?:已|累计|完成|投资|目前)*[\d.,]+\D{1,5}$/u.test(plain);
  if (alone && target !== undefined) {
    const percent = percentOfTarget(amount, target);
    if (percent !== undefined) {
      return {
        kind: 'progress',
        percent,
        amount,
        as: `${targetText(amount)}，为${targetText(target)}的${percent}%`,
      };
    }
  }
  return { kind: 'progress', note: text, as: '没有百分比，作为进展说明' };
}

function percentOf(value: number, listed = false): ProgressReading {
  if (!Number.isFinite(value) || value < 0) return { kind: 'unreadable', why: `进度 ${value} 不是百分比` };
  const percent = Math.min(100, Math.round(value));
  // A share computed by a formula is full of digits: the ledger keeps whole points.
  const changed = Math.abs(percent - value) > 1e-9;
  return { kind: 'progress', percent, ...(listed || changed ? { as: `${percent}%` } : {}) };
}

/** Whether the bare numbers of a progress column are shares of 1: none is above 1, and one at least is inside. */
export function areFractions(cells: readonly (CellValue | undefined)[]): boolean {
  const bare = cells.flatMap((cell) => {
    if (cell?.kind === 'number') return cell.percent ? [] : [cell.number];
    const text = cellText(cell);
    return /^\d+(?:\.\d+)?$/.test(text) ? [Number(text)] : [];
  });
  return bare.every((number) => number <= 1) && bare.some((number) => number > 0 && number < 1);
}
