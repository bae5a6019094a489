import type { Target } from '../domain/target.ts';
import { parseDecimalNumeral } from './numerals.ts';
import { type Taken, takeMatch } from './taken.ts';

/** An amount as said. `counted`: in pieces (200户), which also begin many a sentence that reports nothing. */
export interface AmountSaid {
  readonly amount: Target;
  readonly counted: boolean;
}

const NUMBER =
  '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,4})?|\\d{1,9}(?:\\.\\d{1,4})?|[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?)';
const SCALE = '亿|千万|百万|十万|万|千|百';
const MEASURE =
  '元人民币|人民币|美元|元|亩|公顷|平方公里|平方千米|平方米|平米|平方|m2|公里|千米|km|立方米|米|吨|千瓦时|千瓦|兆瓦|mw|kw';
const COUNT =
  '人次|户|人|家|个|套|件|条|座|处|台|辆|栋|幢|间|所|张|份|株|棵|头|只|项|场|宗|起|盏|眼|口|对|名|床|村';
const MEASURED = new RegExp(
  `${NUMBER}\\s?((?:${SCALE})?(?:${MEASURE})|(?:万亿|亿|千万|百万|万)(?![一-龥]))`,
  'y',
);
/** Not 3个月, 5个工作日, 3项目, 2条件, 4名单: those are no amounts. */
const COUNTED = new RegExp(
  `${NUMBER}\\s?((?:${SCALE})?(?:${COUNT}))(?!月|工作日|百分点|点|星期|礼拜|小时|季|目|件|号|单|案|款|线|大代表|级|期)`,
  'y',
);

/** An amount with its unit at a position: 3.2亿元, 12.5公里, 3200万, 1.2万亩, 200户. The unit is kept as written. */
export function takeAmount(key: string, at: number): Taken<AmountSaid> | undefined {
  const measured = takeMatch(MEASURED, key, at);
  const match = measured ?? takeMatch(COUNTED, key, at);
  const amount = match && numberIn(match[1] ?? '');
  if (match === undefined || amount === undefined) return undefined;
  return {
    value: { amount: { amount, unit: match[2] ?? '' }, counted: measured === undefined },
    end: at + match[0].length,
  };
}

function numberIn(text: string): number | undefined {
  return /^\d/.test(text) ? Number(text.replaceAll(',', '')) : parseDecimalNumeral(text);
}
