import {
  addDays,
  addMonths,
  type Day,
  dayFrom,
  dayOfMonth,
  daysBetween,
  monthOf,
  weekStart,
  yearOf,
} from '../domain/day.ts';
import type { ReportKind } from '../domain/post.ts';
import type { ReportOf } from './command.ts';
import type { DayContext } from './day-rule.ts';
import { parseDayPhrase } from './days.ts';
import { parseNumeral } from './numerals.ts';

/** A stretch of days that a phrase names, by its first day. */
interface Said {
  readonly span: 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';
  readonly first: Day;
}

/** Which stretches a report can be asked for by, besides a day. */
const SPANS: Readonly<Record<ReportKind, readonly Said['span'][]>> = {
  weekly: ['week'],
  monthly: ['month'],
  quarterly: ['quarter'],
  halfyear: ['half', 'year'],
  yearly: ['year'],
};

const MONTHS: Readonly<Record<Exclude<Said['span'], 'day' | 'week'>, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

const N = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const YEAR = '(?:(20\\d\\d|[去今本前明])年的?)?';
const WHICH = '(上+|本|这|下+)';
const NOW = /^(?:今天|今日|现在|目前|当前|最新|本期|这期|今年以来)$/;
const AGO: Readonly<Record<string, number>> = { 昨天: 1, 昨日: 1, 前天: 2, 前日: 2, 大前天: 3 };
/** 上周那期, 11月16日当天. */
const POINTING = /(?:[那这当]一?(?:天|日|期|次)|的)$/;
/** 11月16日那周. */
const WEEK_OF = /[那这当](?:一?周|个?星期)$/;

/** 明天, 下周五, 月底; 改到周四 speaks of something else. */
const DAY_AHEAD = /^[\d明后下大本这月年一二三四五六七八九十]/;

interface Rule {
  readonly pattern: RegExp;
  readonly said: (match: RegExpExecArray, today: Day) => Said | undefined;
}

const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(`^${WHICH}?个?(?:周|星期|礼拜)([一二三四五六日天末])$`),
    said: ([, which, weekday], today) => {
      const day = addDays(weekAhead(which, today), weekdayIndex(weekday));
      // 周五 said on a Monday is the last one: reports are of what was.
      return { span: 'day', first: which === undefined && day > today ? addDays(day, -7) : day };
    },
  },
  {
    pattern: new RegExp(`^${WHICH}个?(?:周|星期|礼拜)$`),
    said: ([, which], today) => ({ span: 'week', first: weekAhead(which, today) }),
  },
  {
    pattern: new RegExp(`^(20\\d\\d)(?:[-./]|年)${N}(?:[-./]|月)${N}[日号]?$`),
    said: ([, year, month, day]) => dayOf(Number(year), month, day),
  },
  {
    pattern: /^(20\d\d)(\d\d)(\d\d)$/,
    said: ([, year, month, day]) => dayOf(Number(year), month, day),
  },
  {
    pattern: new RegExp(`^${YEAR}${N}月${N}[日号]?$`),
    said: ([, year, month, day], today) => inYear(year, today, (of) => dayOf(of, month, day)),
  },
  {
    pattern: /^(\d{1,2})[-./](\d{1,2})$/,
    said: ([, month, day], today) => inYear(undefined, today, (of) => dayOf(of, month, day)),
  },
  {
    pattern: new RegExp(`^${N}[日号]$`),
    said: ([, day], today) => dayOfThisMonth(parseNumeral(day ?? '') ?? 0, today),
  },
  {
    pattern: new RegExp(`^${YEAR}${N}月份?$`),
    said: ([, year, month], today) => inYear(year, today, (of) => monthsFrom('month', of, number(month))),
  },
  {
    pattern: /^(20\d\d)[-./](\d{1,2})$/,
    said: ([, year, month]) => monthsFrom('month', Number(year), number(month)),
  },
  {
    pattern: new RegExp(`^${YEAR}第?([一二三四1-4])季度?$`),
    said: ([, year, quarter], today) =>
      inYear(year, today, (of) => monthsFrom('quarter', of, 3 * number(quarter) - 2)),
  },
  {
    pattern: new RegExp(`^${YEAR}([上下])半年$`),
    said: ([, year, half], today) =>
      inYear(year, today, (of) => monthsFrom('half', of, half === '上' ? 1 : 7)),
  },
  {
    pattern: new RegExp(`^${WHICH}个?(月份?|季度?)$`),
    said: ([, which, unit], today) => {
      const span = unit?.startsWith('月') ? 'month' : 'quarter';
      return { span, first: addMonths(startOf(span, today), MONTHS[span] * stepsOf(which)) };
    },
  },
  {
    pattern: /^(?:(20\d\d)年?|([去今本前明])年)(?:度|全年)?$/,
    said: ([, digits, word], today) => monthsFrom('year', yearSaid(digits ?? word, today), 1),
  },
];

/**
 * The report that a phrase means: 上周, 10月, 三季度, 2026-11-16. Without its year it is the one nearest by, rather one gone
 * by; `now` for what is under way. Undefined if the phrase is none, or no report of this kind is of it (月通报 上周).
 */
export function readReportOf(
  phrase: string,
  report: ReportKind,
  context: DayContext,
): ReportOf | 'now' | undefined {
  const words = phrase.replace(/\s+/g, '').replace(POINTING, '');
  if (NOW.test(words)) return 'now';
  const said = saidBy(words.replace(WEEK_OF, ''), context);
  if (said === undefined) return undefined;
  const stretch = WEEK_OF.test(words) && said.span === 'day' ? weekOf(said.first) : said;
  if (stretch.span === 'day') return { day: stretch.first };
  return SPANS[report].includes(stretch.span) ? periodOf(stretch, report, context.today) : undefined;
}

function weekOf(day: Day): Said {
  return { span: 'week', first: weekStart(day) };
}

/** 双过半 is on the first half of a year, and of no other. */
function periodOf({ span, first }: Said, report: ReportKind, today: Day): ReportOf | 'now' | undefined {
  if (report === 'halfyear' && monthOf(first) !== 1) return undefined;
  const last =
    span === 'week' || span === 'day'
      ? addDays(first, 6)
      : addDays(addMonths(first, report === 'halfyear' ? 6 : MONTHS[span]), -1);
  return first <= today && today <= last ? 'now' : { day: last, whole: true };
}

function saidBy(words: string, context: DayContext): Said | undefined {
  const { today } = context;
  const ago = AGO[words];
  if (ago !== undefined) return { span: 'day', first: addDays(today, -ago) };
  for (const { pattern, said } of RULES) {
    const match = pattern.exec(words);
    const found = match && said(match, today);
    if (found) return found;
  }
  const ahead = DAY_AHEAD.test(words) ? parseDayPhrase(words, context) : undefined;
  return ahead === undefined ? undefined : { span: 'day', first: ahead };
}

/** The first day of the week, month, quarter, half-year or year of a report's rhythm that a day lies in. */
export function periodStart(report: ReportKind, day: Day): Day {
  const [span] = SPANS[report];
  return span === undefined || span === 'day' ? day : startOf(span, day);
}

function startOf(span: Exclude<Said['span'], 'day'>, today: Day): Day {
  if (span === 'week') return weekStart(today);
  const months = MONTHS[span];
  const month = monthOf(today) - ((monthOf(today) - 1) % months);
  return dayFrom(yearOf(today), month, 1) ?? today;
}

function stepsOf(which: string | undefined): number {
  const count = which?.length ?? 0;
  return which?.startsWith('上') ? -count : which?.startsWith('下') ? count : 0;
}

function weekAhead(which: string | undefined, today: Day): Day {
  return addDays(weekStart(today), 7 * stepsOf(which));
}

function weekdayIndex(said: string | undefined): number {
  return Math.min('一二三四五六日天末'.indexOf(said ?? '一'), 6);
}

function number(text: string | undefined): number {
  return parseNumeral(text ?? '') ?? 0;
}

function dayOf(year: number, month: string | undefined, day: string | undefined): Said | undefined {
  const first = dayFrom(year, number(month), number(day));
  return first && { span: 'day', first };
}

function monthsFrom(span: Said['span'], year: number, month: number): Said | undefined {
  const first = dayFrom(year, month, 1);
  return first && { span, first };
}

/** The day of this month if it has come, else of the month before. */
function dayOfThisMonth(day: number, today: Day): Said | undefined {
  const month = day <= dayOfMonth(today) ? today : addMonths(startOf('month', today), -1);
  const first = dayFrom(yearOf(month), monthOf(month), day);
  return first && { span: 'day', first };
}

const YEARS_AHEAD: Readonly<Record<string, number>> = { 前: -2, 去: -1, 今: 0, 本: 0, 明: 1 };

function yearSaid(said: string | undefined, today: Day): number {
  const ahead = YEARS_AHEAD[said ?? '今'];
  return ahead === undefined ? Number(said) : yearOf(today) + ahead;
}

/** Of the year that was said; else this year's, unless last year's lies nearer: 12月28日 said in January. */
function inYear(
  said: string | undefined,
  today: Day,
  of: (year: number) => Said | undefined,
): Said | undefined {
  const thisYear = of(yearSaid(said, today));
  if (said !== undefined || thisYear === undefined || thisYear.first <= today) return thisYear;
  const before = of(yearOf(today) - 1);
  const nearer =
    before !== undefined && daysBetween(before.first, today) < daysBetween(today, thisYear.first);
  return nearer ? before : thisYear;
}
