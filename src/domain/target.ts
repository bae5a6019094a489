/** An amount with its unit: 完成投资 5 亿元. `amount` is in `unit`, as written. */
export interface Target {
  readonly amount: number;
  readonly unit: string;
}

/** Scales that stand before a unit: 3.2亿元 = 3.2 × 1e8 元. */
const SCALES: Readonly<Record<string, number>> = { 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3, 百: 1e2 };

/** Units that people write in more than one way. */
const SAME_UNIT: Readonly<Record<string, string>> = {
  元人民币: '元',
  人民币: '元',
  块: '元',
  米: '米',
  km: '公里',
  千米: '公里',
  平方: '平方米',
  平米: '平方米',
  '㎡': '平方米',
  m2: '平方米',
  人次: '人次',
};

interface Scaled {
  readonly factor: number;
  readonly base: string;
}

function scaled(unit: string): Scaled {
  const scale = Object.keys(SCALES).find((word) => unit.startsWith(word) && unit !== '千米');
  const bare = scale === undefined ? unit : unit.slice(scale.length);
  return { factor: scale === undefined ? 1 : (SCALES[scale] ?? 1), base: SAME_UNIT[bare] ?? bare };
}

/**
 * What share of a target an amount is, in percent, rounded and at most 100: 3.2亿元 of 5亿元 is 64; 500万元 of 1亿元 is 5.
 * A bare scale (3.2亿 of 5亿元) takes the target's unit. Undefined if the units do not match or the target is not positive.
 */
export function percentOfTarget(amount: Target, target: Target): number | undefined {
  const said = scaled(amount.unit);
  const wanted = scaled(target.unit);
  if (target.amount <= 0 || amount.amount < 0) return undefined;
  if (said.base !== wanted.base && said.base !== '') return undefined;
  const factor = amount.unit === '' ? wanted.factor : said.factor;
  return Math.min(100, Math.round((amount.amount * factor * 100) / (target.amount * wanted.factor)));
}

/** `5亿元`, as people read and write it. */
export function targetText(target: Target): string {
  return `${target.amount}${target.unit}`;
}
