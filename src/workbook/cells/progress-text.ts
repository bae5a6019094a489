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
    return bareNumber(cell.number, fractions);
  }
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  if (/^\d+(?:\.\d+)?$/.test(plain)) return bareNumber(Number(plain), fractions);
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

/** A bare number: a share of 1 where the column holds such, else a percentage; 0.6 among percentages is neither. */
function bareNumber(number: number, fractions: boolean): ProgressReading {
  if (fractions && number <= 1) return percentOf(number * 100, true);
  if (number > 0 && number < 1) {
    return {
      kind: 'unreadable',
      why: `进度 ${number} 看不出是 ${percentOfOne(number)}% 还是 ${number}%，请写上百分号`,
    };
  }
  return percentOf(number, true);
}

const percentOfOne = (number: number): number => Math.round(number * 10_000) / 100;

function percentOf(value: number, listed = false): ProgressReading {
  if (!Number.isFinite(value) || value < 0) return { kind: 'unreadable', why: `进度 ${value} 不是百分比` };
  if (value > 100) return { kind: 'unreadable', why: `进度 ${value}% 超过 100%，请核对` };
  const percent = value > 99 && value < 100 ? 99 : Math.round(value);
  // A share computed by a formula is full of digits: the ledger keeps whole points.
  const changed = Math.abs(percent - value) > 1e-9;
  return { kind: 'progress', percent, ...(listed || changed ? { as: `${percent}%` } : {}) };
}

/**
 * Whether the bare numbers of a progress column are shares of 1: one at least is inside 0–1, and none above 1 but those that a
 * person typed as text (60 beside 0.45 is told apart cell by cell: numbers up to 1 are shares, texts are percentages).
 */
export function areFractions(cells: readonly (CellValue | undefined)[]): boolean {
  const bare = cells.flatMap((cell) =>
    cell?.kind === 'number' && !cell.percent ? [cell.number] : bareText(cell),
  );
  return bare.every((number) => number <= 1) && bare.some((number) => number > 0 && number < 1);
}

/** Texts count only where they look like shares: 0.6, not 60. */
function bareText(cell: CellValue | undefined): readonly number[] {
  if (cell?.kind === 'number') return [];
  const text = cellText(cell);
  return /^[01](?:\.\d+)?$/.test(text) ? [Number(text)] : [];
}
