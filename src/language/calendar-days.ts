import { addDays, type Day, dayFrom, monthEnd, monthOf, yearOf } from '../domain/day.ts';
import {
  type DayContext,
  type DayRule,
  dayOfMonthAhead,
  NUMBER,
  nextMonthDay,
  nextMonthEnd,
  numberOf,
} from './day-rule.ts';
import { FESTIVAL_NAMES, festivalDay } from './festivals.ts';

const DAY_SIGN = '[日号]?';

/** 2026, 26, 二〇二六, 去年, 今年, 明年. */
const YEAR = '(20\\d\\d|\\d\\d|[二两][〇零][一二三四五六七八九〇零]{2}|去|今|本|明|后)年';

function yearSaid(text: string | undefined, today: Day): number {
  switch (text) {
    case undefined:
    case '今':
    case '本':
      return yearOf(today);
    case '去':
      return yearOf(today) - 1;
    case '明':
      return yearOf(today) + 1;
    case '后':
      return yearOf(today) + 2;
    default: {
      const digits = [...text].map((one) =>
        /\d/.test(one) ? one : String('〇一二三四五六七八九'.indexOf(one === '零' ? '〇' : one)),
      );
      const year = Number(digits.join('').replace('-1', '2'));
      return year < 100 ? 2000 + year : year;
    }
  }
}

function fullDay(match: RegExpExecArray, { today }: DayContext): Day | undefined {
  const [, year, month, day] = match;
  return dayFrom(yearSaid(year, today), numberOf(month) ?? 0, numberOf(day) ?? 0);
}

function monthDay(match: RegExpExecArray, { today }: DayContext): Day | undefined {
  return nextMonthDay(numberOf(match[1]) ?? 0, numberOf(match[2]) ?? 0, today);
}

/** 3月底, 3月上旬: a third of a month ends on the 10th, the 20th and the last day. */
function partOfMonth(part: string | undefined, year: number, month: number): Day | undefined {
  if (month < 1 || month > 12) return undefined;
  switch (part) {
    case '上旬':
      return dayFrom(year, month, 10);
    case '中':
      return dayFrom(year, month, 15);
    case '中旬':
      return dayFrom(year, month, 20);
    default:
      return monthEnd(year, month);
  }
}

function partOfMonthAhead(part: string | undefined, months: number, today: Day): Day | undefined {
  const first = dayOfMonthAhead(months, 1, today);
  return first && partOfMonth(part, yearOf(first), monthOf(first));
}

const PART = '(底|末|月末|内|上旬|中旬|下旬|中|份?(?:内|底))';
const MONTH = '(\\d{1,2}|十[一二]?|[一二三四五六七八九])';
const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

function quarterEnd(quarter: number, today: Day): Day | undefined {
  return nextMonthEnd(quarter * 3, today);
}

/** Days named by the calendar: dates, ends of months, quarters and years, festivals. */
export const CALENDAR_RULES: readonly DayRule[] = [
  { pattern: /^(20\d\d)[-./](\d{1,2})[-./](\d{1,2})$/, day: fullDay },
  { pattern: /^(20\d\d)(\d{2})(\d{2})$/, day: fullDay },
  { pattern: new RegExp(`^${YEAR}${NUMBER}月${NUMBER}${DAY_SIGN}$`), day: fullDay },
  { pattern: new RegExp(`^${NUMBER}月${NUMBER}${DAY_SIGN}$`), day: monthDay },
  { pattern: /^(\d{1,2})[-./](\d{1,2})[日号]?$/, day: monthDay },
  {
    pattern: new RegExp(`^(?:本月|这个?月|当月)?${NUMBER}[日号]$`),
    day: ([phrase, day], { today }) => {
      const thisMonth = dayOfMonthAhead(0, numberOf(day) ?? 0, today);
      if (/月/.test(phrase) || (thisMonth !== undefined && thisMonth >= today)) return thisMonth;
      return dayOfMonthAhead(1, numberOf(day) ?? 0, today);
    },
  },
  {
    pattern: new RegExp(`^(下+)个?月${NUMBER}[日号]$`),
    day: (match, { today }) => dayOfMonthAhead(match[1]?.length ?? 1, numberOf(match[2]) ?? 0, today),
  },
  {
    pattern: /^(?:(下*)|本|这|当)个?(?:月底|月末|月(?=内|上旬|中|下旬))(内|上旬|中旬|下旬|中)?$/,
    day: ([, next, part], { today }) => {
      const named = partOfMonthAhead(part, next?.length ?? 0, today);
      // 月中 said on the 23rd is the next one; 本月中 has passed.
      return next === '' && named !== undefined && named < today ? partOfMonthAhead(part, 1, today) : named;
    },
  },
  {
    pattern: new RegExp(`^${YEAR}${MONTH}月${PART}$`),
    day: ([, year, month, part], { today }) => partOfMonth(part, yearSaid(year, today), numberOf(month) ?? 0),
  },
  {
    pattern: new RegExp(`^${MONTH}月${PART}$`),
    day: ([, month, part], { today }) => {
      const thisYear = partOfMonth(part, yearOf(today), numberOf(month) ?? 0);
      return thisYear === undefined || thisYear >= today
        ? thisYear
        : partOfMonth(part, yearOf(today) + 1, numberOf(month) ?? 0);
    },
  },
  {
    pattern: /^(下)?(?:本|这)?个?季(?:度)?(?:底|末|内)$/,
    day: ([, next], { today }) => {
      const end = quarterEnd(Math.ceil(monthOf(today) / 3), today);
      if (next === undefined || end === undefined) return end;
      return quarterEnd((Math.ceil(monthOf(today) / 3) % 4) + 1, addDays(end, 1));
    },
  },
  {
    pattern: /^第?([一二三四1-4])季(?:度)?(?:底|末|内)?$/,
    day: ([, quarter], { today }) => quarterEnd(QUARTERS[quarter ?? ''] ?? 0, today),
  },
  {
    pattern: /^(?:今年)?(?:上半年内?|年中|(?:上?半年)[底末])$/,
    day: ([phrase], { today }) =>
      phrase.startsWith('今年') ? dayFrom(yearOf(today), 6, 30) : nextMonthEnd(6, today),
  },
  {
    pattern: new RegExp(`^(?:${YEAR}|(?:本|今)?年)?(?:年?[底末]|年?内|全年|下半年)$`),
    day: ([, year], { today }) => dayFrom(yearSaid(year, today), 12, 31),
  },
  {
    pattern: new RegExp(`^(${FESTIVAL_NAMES.join('|')})(?:假期?)?(?:(?:之|以)?(前|后)|当天)?$`),
    day: ([, name, side], context) =>
      festivalDay(name ?? '', side === '前' ? 'before' : side === '后' ? 'after' : 'on', context),
  },
];
