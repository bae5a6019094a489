import type { Target } from '../../domain/target.ts';
import type { CellValue } from '../file/read-workbook.ts';
import { cellText, isNothing, rounded } from './cell-text.ts';

const SCALE = '亿|千万|百万|万|千|百';
/** What amounts of a ledger are counted in. */
const MEASURES =
  '元人民币|美元|元|平方公里|平方千米|平方米|立方米|公里|千米|米|公顷|亩|千瓦时|千瓦|兆瓦|吨|人次|人|户|家|个|项|套|件|座|处|条|台|辆|所|株|头|只|次|场|名|宗|栋|幢|间|期|批|起|块|盏|对|篇|门|张|种|头次|床|艘|孔|眼|km|㎡|m2|MW|kW';
const AMOUNT = new RegExp(
  String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(余|多)?\s*((?:${SCALE})?(?:${MEASURES})|${SCALE})(?![年月日号季第])`,
  'giu',
);

/** Every amount with a unit in a text, in its order. */
export function findAmounts(text: string): readonly Target[] {
  return [...text.normalize('NFKC').matchAll(AMOUNT)].map((match) => ({
    amount: Number((match[1] ?? '').replaceAll(',', '')),
    unit: match[3] ?? '',
  }));
}

/** What a 年度目标/指标 cell says. `as`: how it was understood. */
export interface TargetReading {
  readonly target?: Target;
  readonly as?: string;
}

/** `unit`: that of bare numbers, from the heading or a note like 单位：万元 above the table. */
export function readTarget(cell: CellValue | undefined, unit: string | undefined): TargetReading {
  const text = cellText(cell);
  if (isNothing(text)) return {};
  if (cell?.kind === 'error') return { as: `公式错误 ${text}，未作指标` };
  const bare = /^\d+(?:\.\d+)?$/.exec(text.replaceAll(',', ''))?.[0];
  if (bare !== undefined) {
    if (unit === undefined) return { as: '数字没有单位，未作指标' };
    const target = { amount: rounded(Number(bare)), unit };
    return target.amount > 0 ? { target, as: `${target.amount}${unit}` } : { as: '未作指标' };
  }
  const plainly = /^(\d+(?:\.\d+)?)([^\d\s%,.年月日号]{1,8})$/u.exec(
    text.normalize('NFKC').replace(/\s+/gu, ''),
  );
  if (plainly !== null) return { target: { amount: Number(plainly[1]), unit: plainly[2] ?? '' } };
  const amounts = findAmounts(text).filter((one) => one.amount > 0);
  const [first] = amounts;
  if (first === undefined) return { as: '没有带单位的数量，未作指标' };
  return { target: first, as: `${first.amount}${first.unit}${amounts.length > 1 ? '（取第一个数量）' : ''}` };
}
