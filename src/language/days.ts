import type { Day } from '../domain/day.ts';
import { CALENDAR_RULES } from './calendar-days.ts';
import type { DayContext, DayRule } from './day-rule.ts';
import { foldPunctuation, normalise } from './normalise.ts';
import { RELATIVE_RULES } from './relative-days.ts';

const RULES: readonly DayRule[] = [...CALENDAR_RULES, ...RELATIVE_RULES];

const LONGEST = 40;
const BEFORE =
  /^(?:在|于|到|至|限|定于|截[至止]到?|最[迟晚](?:在|于)?|不[晚迟]于|力争|争取|确保|延期?[到至]|改[到为]|推迟到)+/;
const WEEKDAY_REMARK = /\((?:周|星期|礼拜)[一二三四五六日天]\)/;
const CLOCK =
  /(?:(?:上午|下午|早上|晚上|中午|傍晚|早|晚)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[点时](?:半|整|\d{1,2}分?|[一二三四五六七八九十]{1,3}分)?|\d{1,2}:\d{2}|上午|下午|早上|晚上|中午|傍晚|(?<=.)下班)(?=之?前|以前|$)/;
const AFTER = /(?:(?:之|以)?前|为?止|截止|完成|办结|到期|当[天日])+$/;
/** 每周五, 上周五, 12月左右: no single day to come. */
const NO_DAY = /每|上个?[周月季]|昨|前天|左右|上下|约|或/;

/**
 * The day a phrase names: 12月31日, 月底前, 下周五, 3个工作日内, 国庆前. A day without a year is the next one to come, today
 * counting; 前 behind a day leaves it as it is, behind a festival means the day before. Undefined for anything else, for a
 * day that does not exist, and for one that has passed: the result is never before today. What was understood should be
 * shown back with its weekday, since people mean 下周五 in more than one way.
 */
export function parseDayPhrase(text: string, context: DayContext): Day | undefined {
  return dayNamed(text, context, (day) => day >= context.today);
}

/** A year, a month or a week that a phrase says, so that its day is no other: 2025年12月5日, 2025-12-05, 去年底, 本月5日. */
const FIXED = /20\d\d|\d年|[二两][〇零].{2}年|[去今本]年|[本这当]个?(?:月|周|星期|礼拜)/;

/** The day before today that a phrase names with its year: 2025年12月5日. Undefined for any other. */
export function parsePassedDay(text: string, context: DayContext): Day | undefined {
  return FIXED.test(normalise(text).replace(/\s+/g, ''))
    ? dayNamed(text, context, (day) => day < context.today)
    : undefined;
}

function dayNamed(text: string, context: DayContext, isMeant: (day: Day) => boolean): Day | undefined {
  const phrase = foldPunctuation(normalise(text)).replace(/\s+/g, '');
  if (phrase === '' || phrase.length > LONGEST || NO_DAY.test(phrase)) return undefined;
  const plain = phrase.replace(WEEKDAY_REMARK, '').replace(BEFORE, '').replace(CLOCK, '');
  const bare = plain.replace(AFTER, '');
  for (const words of new Set([plain, bare])) {
    for (const { pattern, day } of RULES) {
      const match = pattern.exec(words);
      if (match === null) continue;
      const found = day(match, context);
      if (found !== undefined && isMeant(found)) return found;
    }
  }
  return undefined;
}
