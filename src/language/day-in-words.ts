import { type Day, daysBetween } from '../domain/day.ts';
import type { DayContext } from './day-rule.ts';
import { parseDayPhrase, parsePassedDay } from './days.ts';
import { FESTIVAL_NAMES } from './festivals.ts';
import { isOtherThing } from './not-a-task.ts';
import { type Taken, takeMatch } from './taken.ts';

/** A day found in the middle of a sentence. */
export interface DaySaid {
  readonly day: Day;
  /** 前 stood behind it: 12月4日前. */
  readonly before: boolean;
  /** 12月4日左右, 约12月4日. */
  readonly vague: boolean;
  /** It has passed, or was said without its year and is so far ahead that a day that has passed may be meant. */
  readonly far: boolean;
  /** Said with its year, and before today: 2025年12月5日. It is that very day and none to come. */
  readonly passed: boolean;
}

const N = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const COUNT = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)';
const YEAR = '(?:20\\d\\d|\\d\\d|[二两][〇零][一二三四五六七八九〇零]{2}|[去今本明后])';
const WEEK = '(?:周|星期|礼拜)';
const SHAPES = [
  '20\\d\\d\\s?[-./]\\s?\\d{1,2}\\s?[-./]\\s?\\d{1,2}',
  '20\\d{6}',
  `(?:${YEAR}\\s?年)?\\s?${N}\\s?月\\s?(?:${N}\\s?[日号]?(?!个|户|家|人|%)|份?[底内]|月末|末|[上中下]旬|中(?!下旬))`,
  '\\d{1,2}[-./]\\d{1,2}[日号]?(?![\\d.]|\\s?(?:[%亿万千百元米吨户个亩倍度分人家]|公[里斤顷]))',
  `(?:本月|这个?月|当月|下+个?月)?${N}[日号]`,
  '(?:本|这|当|下+)?个?月(?:底|末|内|[上中下]旬|中)',
  '(?:本|这|下)?个?季度?[底末内]|第?[一二三四1-4]季度?[底末内]?(?=之?前|完成|办结)',
  `(?:${YEAR}\\s?年)?年?[底末]|年内|年中|(?:今年)?[上下]半年(?:内|底)?`,
  `(?:${FESTIVAL_NAMES.join('|')})(?:假期?)?(?=之?前|以前)`,
  '大后天|后天|[今明][天日晚]|当天|明早',
  `(?:本|这|下+)?个?${WEEK}[一二三四五六日天末]|[本这下]个?${WEEK}内`,
  `${COUNT}个?工作日(?:之|以)?内?`,
  `${COUNT}(?:个半月|天|日|个?${WEEK}|个?月|年)(?:之|以)?[内后]`,
];
const REMARK = '(?:\\s?\\((?:周|星期|礼拜)[一二三四五六日天]\\))?';
const CLOCK = '(?:(?:上午|下午|中午|晚上?)?(?:下班|\\d{1,2}[点时])?(?=之?前|以前))?';
const SHAPE = new RegExp(`(?:${SHAPES.join('|')})${REMARK}${CLOCK}`, 'y');
const BEFORE = /\s?(?:之前|以前|前(?!期|往|提|后|段|端))/y;

const VAGUE_BEHIND = /^\s?(?:左右|上下|前后|或|~|-\s?\d|至\s?\d|到\s?\d)/;
const VAGUE_BEFORE = /(?:约|大概|左右|可能|也许|或者?|估计)$/;
/** No number goes on here, and no word of a title: 三季度, 第12月. */
const INSIDE = /[\d.#第a-z零〇一二三四五六七八九十百]$/;

/** On 23 November, 11月4日 is rather this month's than next year's. */
const FAR_DAYS = 270;
const WITH_YEAR = /20\d\d|\d\s?年|[二两][〇零].{2}年|[今明后本]年|年[内底末]/;

/** A year or a month that a day belongs to: in 2025年12月5日, 2025-12-05 and 上月5日 no day begins behind it. */
const BEHIND_YEAR =
  /(?:20\d\d\s?[-./]\s?(?:\d{1,2}\s?[-./]\s?)?|(?:\d|[〇零一二三四五六七八九十去前上今本明后])\s?年\s?的?|[上本这当]个?月的?|[\d一二三四五六七八九十]\s?月\s?)$/;
/** In the middle of a number. */
const SPLIT = /^(?:\d\d|[〇零一二三四五六七八九十]{2})$/;
/** 上周五, 上月底. */
const LAST = /[上本这]个?$/;
const OF_LAST = /^(?:周|星期|礼拜|月|季)/;

function isInsideDay(key: string, at: number, phrase: string): boolean {
  const before = key.slice(Math.max(0, at - 12), at);
  if (SPLIT.test(before.slice(-1) + phrase.charAt(0))) return true;
  return BEHIND_YEAR.test(before) || (OF_LAST.test(phrase) && LAST.test(before));
}

/**
 * The day whose name begins at a position: 12月4日前, 月底, 下周五. Without its year it is the next one to come; with it
 * it is that very day, `passed` if before today. None begins in the middle of another: 12月5日 of 2025年12月5日.
 */
export function takeDay(key: string, at: number, context: DayContext): Taken<DaySaid> | undefined {
  const phrase = takeMatch(SHAPE, key, at)?.[0].trimEnd();
  if (phrase === undefined || phrase === '' || isInsideDay(key, at, phrase)) return undefined;
  const day = parseDayPhrase(phrase, context) ?? parsePassedDay(phrase, context);
  if (day === undefined) return undefined;
  const end = at + phrase.length;
  if (/^[^月]+号$/.test(phrase) && isOtherThing(key, end, false)) return undefined;
  const before = takeMatch(BEFORE, key, end)?.[0] ?? '';
  const passed = day < context.today;
  const far = passed || (!WITH_YEAR.test(phrase) && daysBetween(context.today, day) > FAR_DAYS);
  const vague =
    VAGUE_BEHIND.test(key.slice(end, end + 4)) || VAGUE_BEFORE.test(key.slice(Math.max(0, at - 3), at));
  // The day before a festival is what 国庆前 names.
  const whole = before === '' ? day : (parseDayPhrase(phrase + before.trim(), context) ?? day);
  return { value: { day: whole, before: before !== '', vague, far, passed }, end: end + before.length };
}

const MAY_BEGIN = /[\d一二两三四五六七八九十去今明后大本这当下月季第年上周星礼半元春清劳端中国]/g;

/** More days than this no sentence about one task names. */
const MOST_DAYS = 20;

const FIGURE = /^\d{1,2}[/.]\d{1,2}$/;
const OF_A_DAY = /^\s?(?:完成|办结|公布|发布|竣工|完工|整改到位)/;

/** 1/3 and 3.2 are no days in the middle of a sentence, but where they stand apart and something is done by them. */
function mayBeFigure(key: string, start: number, { value, end }: Taken<DaySaid>): boolean {
  if (value.before || !FIGURE.test(key.slice(start, end))) return false;
  const apart = start === 0 || /[\s,;:。到至于在]/.test(key.charAt(start - 1));
  return !(apart && OF_A_DAY.test(key.slice(end)));
}

/** Every day named behind a position, with the place of its name. */
export function daysIn(
  key: string,
  from: number,
  context: DayContext,
): readonly (Taken<DaySaid> & { readonly start: number })[] {
  const found: (Taken<DaySaid> & { readonly start: number })[] = [];
  let next = from;
  for (const { index } of key.slice(from).matchAll(MAY_BEGIN)) {
    const start = from + index;
    if (start < next || INSIDE.test(key.slice(Math.max(0, start - 1), start))) continue;
    const taken = takeDay(key, start, context);
    if (taken === undefined || mayBeFigure(key, start, taken)) continue;
    found.push({ ...taken, start });
    next = taken.end;
    if (found.length === MOST_DAYS) break;
  }
  return found;
}
