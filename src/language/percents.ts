import { parseDecimalNumeral } from './numerals.ts';
import { type Taken, takeMatch } from './taken.ts';

/** Percent figures as said: one if clear, several if a range was given; `vague` if more or less. */
export interface PercentsSaid {
  readonly percents: readonly number[];
  readonly vague: boolean;
}

const NUMBER = '\\d{1,6}(?:\\.\\d{1,4})?';
const CHINESE = '[零〇一二两三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?';
const ONE_TO_NINE = '一二两三四五六七八九';

const SIGNED = new RegExp(`(-|负)?\\s?(${NUMBER})\\s?(多|几|余|来)?\\s?%`, 'y');
const OUT_OF_HUNDRED = new RegExp(`百分之\\s?(负)?\\s?(${NUMBER}|${CHINESE})(多|几|余|来)?`, 'y');
const WHOLE = /百分百(?!之)/y;
/** 六成, 六成五, 6成; not 三成立, 一成果. */
const TENTHS = new RegExp(
  `([${ONE_TO_NINE}]|[1-9](?:\\.\\d)?)成(?![立功果本员交熟效绩都品型就为分片群套人年长份])([${ONE_TO_NINE}半])?`,
  'y',
);
const ABOUT_TENTHS = new RegExp(
  `([${ONE_TO_NINE}])([${ONE_TO_NINE}])成(?![立功果本员交熟效绩都品型就为分])`,
  'y',
);
const HALF = /一半/y;
const FRACTION = /([二三四五六七八九十])分之([一二两三四五六七八九])/y;
const POINTS = new RegExp(`(${NUMBER})\\s?个(?:百分)?点`, 'y');
const TURNED = new RegExp(`%\\s?(${NUMBER})(?!\\s?%)`, 'y');
const RANGE_TO = /\s?(?:-|~|—|至|到|或者?)\s?/y;
const BARE_RANGE = new RegExp(`(${NUMBER})\\s?(?:-|~|—|至|到)\\s?(?=${NUMBER}\\s?%)`, 'y');
const MORE_OR_LESS =
  /\s?(?:左右|上下|以上|以下|以内|出头|不到|不足|开外|有余|之间|往上|打底|强|弱|多(?![处个家户项次人种])|余(?!下))/y;

/** A percentage in whole points; 99.6 is not all of it, and so 99. */
export function wholePercent(percent: number): number {
  return percent > 99 && percent < 100 ? 99 : Math.round(percent) + 0;
}

/** A percentage at a position, rounded to a whole: 60%, 百分之六十点五 (→ 61), 六成五, 一半, -5%, 120%. */
export function takePercents(key: string, at: number): Taken<PercentsSaid> | undefined {
  const first = takeRange(key, at) ?? takeOne(key, at);
  if (first === undefined) return undefined;
  const softened = takeMatch(MORE_OR_LESS, key, first.end);
  if (softened === undefined) return first;
  return { value: { ...first.value, vague: true }, end: first.end + softened[0].length };
}

function takeRange(key: string, at: number): Taken<PercentsSaid> | undefined {
  const bare = takeMatch(BARE_RANGE, key, at);
  const first: Taken<PercentsSaid> | undefined =
    bare === undefined ? takeOne(key, at) : found(at + bare[0].length, true, Number(bare[1]));
  if (first === undefined) return undefined;
  const link = bare === undefined ? takeMatch(RANGE_TO, key, first.end) : undefined;
  if (bare === undefined && link === undefined) return undefined;
  const second = takeOne(key, first.end + (link?.[0].length ?? 0));
  return second && found(second.end, true, ...first.value.percents, ...second.value.percents);
}

function takeOne(key: string, at: number): Taken<PercentsSaid> | undefined {
  const signed = takeMatch(SIGNED, key, at);
  if (signed) return signedFound(signed, at);
  const hundredth = takeMatch(OUT_OF_HUNDRED, key, at);
  if (hundredth) return signedFound(hundredth, at);
  const whole = takeMatch(WHOLE, key, at);
  if (whole) return found(at + whole[0].length, false, 100);
  const about = takeMatch(ABOUT_TENTHS, key, at);
  if (about) return found(at + about[0].length, true, tenths(about[1]), tenths(about[2]));
  const tenth = takeMatch(TENTHS, key, at);
  if (tenth) return found(at + tenth[0].length, false, tenths(tenth[1]) + (tenth[2] ? fives(tenth[2]) : 0));
  const half = takeMatch(HALF, key, at);
  if (half) return found(at + half[0].length, false, 50);
  return takeOdd(key, at);
}

/** Forms that are understood, but ask: 三分之二, 60个点, %60. */
function takeOdd(key: string, at: number): Taken<PercentsSaid> | undefined {
  const fraction = takeMatch(FRACTION, key, at);
  if (fraction) {
    const share =
      (100 * (parseDecimalNumeral(fraction[2] ?? '') ?? 0)) / (parseDecimalNumeral(fraction[1] ?? '') ?? 1);
    return found(at + fraction[0].length, true, share);
  }
  const odd = takeMatch(POINTS, key, at) ?? takeMatch(TURNED, key, at);
  return odd && found(at + odd[0].length, true, Number(odd[1]));
}

function signedFound(match: RegExpExecArray, at: number): Taken<PercentsSaid> | undefined {
  const value = parseDecimal(match[2] ?? '');
  if (value === undefined) return undefined;
  return found(at + match[0].length, match[3] !== undefined, match[1] === undefined ? value : -value);
}

function found(end: number, vague: boolean, ...percents: readonly number[]): Taken<PercentsSaid> {
  // `+ 0` keeps −0 % from being told apart from 0 %.
  return { value: { percents: percents.map(wholePercent), vague }, end };
}

function parseDecimal(text: string): number | undefined {
  return /^\d/.test(text) ? Number(text) : parseDecimalNumeral(text);
}

function tenths(text: string | undefined): number {
  return 10 * (parseDecimal(text ?? '') ?? 0);
}

function fives(text: string): number {
  return text === '半' ? 5 : (parseDecimal(text) ?? 0);
}
