/** An amount with its unit: 完成投资 5 亿元. `amount` is in `unit`, as written. */
export interface Target {
  readonly amount: number;
  readonly unit: string;
}

interface Scaled {
  readonly factor: number;
  readonly base: string;
}

/** Scales that stand before a unit, also two of them: 3.2亿元 = 3.2 × 1e8 元, 5万千瓦 = 5 × 1e7 瓦. */
const SCALES: readonly (readonly [word: string, factor: number])[] = [
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
];

/** Units that people write in more than one way, in lower case after NFKC (㎡ is m2, ㎞ is km). */
const SAME_UNIT: ReadonlyMap<string, Scaled> = new Map([
  ['元人民币', { factor: 1, base: '元' }],
  ['人民币', { factor: 1, base: '元' }],
  ['块', { factor: 1, base: '元' }],
  ['公里', { factor: 1e3, base: '米' }],
  ['km', { factor: 1e3, base: '米' }],
  ['m', { factor: 1, base: '米' }],
  ['公斤', { factor: 1e3, base: '克' }],
  ['kg', { factor: 1e3, base: '克' }],
  ['平方', { factor: 1, base: '平方米' }],
  ['平米', { factor: 1, base: '平方米' }],
  ['m2', { factor: 1, base: '平方米' }],
  ['立方', { factor: 1, base: '立方米' }],
  ['m3', { factor: 1, base: '立方米' }],
  // Begins with a scale, but is none.
  ['百分点', { factor: 1, base: '个百分点' }],
]);

function scaled(unit: string): Scaled {
  const bare = unit.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  const same = SAME_UNIT.get(bare);
  if (same !== undefined) return same;
  const scale = SCALES.find(([word]) => bare.startsWith(word));
  if (scale === undefined) return { factor: 1, base: bare };
  const rest = scaled(bare.slice(scale[0].length));
  return { factor: scale[1] * rest.factor, base: rest.base };
}

/**
 * What share of a target an amount is, in percent, rounded and at most 100: 3.2亿元 of 5亿元 is 64; 500万元 of 1亿元 is 5.
 * 100 only if all of it is reached. A bare scale (3.2亿 of 5亿元) and a bare number (3.2) take the target's unit.
 * Undefined if the units do not match or the target is not positive.
 */
export function percentOfTarget(amount: Target, target: Target): number | undefined {
  const share = shareOfTarget(amount, target);
  // 99.6 % of an investment is not all of it; the tolerance is for 1.1亿, which no binary fraction is exactly.
  return share === undefined ? undefined : share < 100 - 1e-6 ? Math.min(99, Math.round(share)) : 100;
}

/** Whether an amount is more than all of its target: true of 超额完成, and of a slipped unit. */
export function exceedsTarget(amount: Target, target: Target): boolean {
  return (shareOfTarget(amount, target) ?? 0) > 100 + 1e-6;
}

/** In percent, neither rounded nor capped. */
function shareOfTarget(amount: Target, target: Target): number | undefined {
  const said = scaled(amount.unit);
  const wanted = scaled(target.unit);
  if (!(target.amount > 0 && amount.amount >= 0)) return undefined;
  if (said.base !== wanted.base && said.base !== '' && wanted.base !== '') return undefined;
  const factor = said.base === '' && said.factor === 1 ? wanted.factor : said.factor;
  return (100 * amount.amount * factor) / (target.amount * wanted.factor);
}

/** `5亿元`, as people read and write it. */
export function targetText(target: Target): string {
  return `${target.amount}${target.unit}`;
}
