import { addDays, type Day, dayFrom, monthEnd } from '../../domain/day.ts';
import type { WorkCalendar } from '../../domain/work-calendar.ts';

/** A stretch of days that a piece of text names; a single day has both ends alike. */
export interface DaySpan {
  readonly first: Day;
  readonly last: Day;
  /** Written out with its year: nothing had to be understood. */
  readonly exact?: true;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

/** Something that looks like a day and is none, or could mean two. */
export interface DayTrouble {
  readonly why: string;
}

export interface DayContext {
  /** The year of the ledger: that of every day written without one. */
  readonly year: number;
  readonly calendar?: WorkCalendar;
}

type Named = Pick<DaySpan, 'first' | 'last' | 'exact'> | DayTrouble | undefined;

/** One way of writing days. The first two groups are the year: in digits, or 今本明次 before 年. */
interface Pattern {
  readonly shape: RegExp;
  readonly read: (parts: readonly string[], year: number, written: boolean) => Named;
}

const YEAR = String.raw`(?:(20\d{2}|(?<!\d)[2-4]\d)年度?|([今本明次])年)?`;
/** 「12月前」 may mean before its first day or by its last. */
const BARE_BEFORE = /^(?:以|之)?前/u;
const SEASONS = '一二三四';
const NUMERAL = /十[一二三四五六七八九]|二十[一二三四五六七八九]?|三十一?|[一二三四五六七八九十]/;

/** Prepares text for `findDays`: one width of characters, no white space, Chinese numerals of days as digits. */
export function dayText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(new RegExp(`(?<![第前上下])(?:${NUMERAL.source})(?=[月日号])`, 'gu'), (word) =>
      String(numeralOf(word)),
    )
    .replace(/(\d{1,2})[-—–~～至到](\d{1,2})月/gu, '$1月至$2月')
    .replace(/(20\d{2})年?[-—–~～至到](20\d{2})年/gu, '$1年至$2年')
    .replace(/^([\d.]+)[-—–~～]([\d.]+)$/u, (whole, from: string, to: string) =>
      from.includes('.') && to.includes('.') ? `${from}至${to}` : whole,
    );
}

function numeralOf(word: string): number {
  const digit = (text: string): number => Math.max(0, '一二三四五六七八九'.indexOf(text) + 1);
  const [tens = '', ones = ''] = word.includes('十') ? word.split('十') : ['', word];
  return (word.includes('十') ? (tens === '' ? 10 : digit(tens) * 10) : 0) + digit(ones);
}

const PATTERNS: readonly Pattern[] = [
  // 2026年6月30日, 2026.6.30, 26-6-30
  {
    shape: /(?<![\d.])(20\d{2}|[2-4]\d)()[年./-](\d{1,2})[月./-](\d{1,2})(?!\d)[日号]?/uy,
    read: ([, , month, date], year, written) => dated(year, month, date, written),
  },
  // 20260630
  {
    shape: /(?<!\d)(20\d{2})()(0\d|1\d)([0-3]\d)(?!\d)/uy,
    read: ([, , month, date], year, written) => dated(year, month, date, written),
  },
  // 6月30日, 6月30前
  {
    shape: new RegExp(
      String.raw`${YEAR}(?<!\d)(\d{1,2})月(\d{1,2})(?:日|号|(?=[前至到—–~～-]|[以之]前|$))`,
      'uy',
    ),
    read: ([, , month, date], year, written) => dated(year, month, date, written),
  },
  // 6月底, 6月份, 6月上旬
  {
    shape: new RegExp(String.raw`${YEAR}(?<!\d)(\d{1,2})月份?(底|末|上旬|中旬|下旬|初|中)?`, 'uy'),
    read: ([, , month, part], year) => partOfMonth(year, Number(month), part ?? ''),
  },
  // 2026.6
  {
    shape: /(?<![\d.])(20\d{2})()[./-](\d{1,2})(?![\d.])/uy,
    read: ([, , month], year) => partOfMonth(year, Number(month), ''),
  },
  // 前三季度; 第四季度末, Q3
  {
    shape: new RegExp(`${YEAR}前([二三23])个?季度`, 'uy'),
    read: ([, , season], year) => months(year, 1, seasonOf(season) * 3),
  },
  {
    shape: new RegExp(`${YEAR}(?:第?([一二三四1-4])季度|Q([1-4]))([末底])?`, 'uy'),
    read: ([, , season, quarter, end], year) => {
      const last = seasonOf(season || quarter) * 3;
      return end ? months(year, last, last, true) : months(year, last - 2, last);
    },
  },
  {
    shape: new RegExp(`${YEAR}([上下])半年([末底])?`, 'uy'),
    read: ([, , half, end], year) => {
      const last = half === '上' ? 6 : 12;
      return end ? months(year, last, last, true) : months(year, last - 5, last);
    },
  },
  // 年底, 2026年底, 今年内
  {
    shape:
      /(?:(20\d{2}|(?<!\d)[2-4]\d)年|([今本明次])年|(?<![\d一二三四五六七八九十两几半多])年)度?(底|末|终|尾|内|中)/uy,
    read: ([, , part], year) => {
      if (part === '中') return months(year, 6, 6, true);
      return part === '内' ? months(year, 1, 12) : months(year, 12, 12, true);
    },
  },
  { shape: /(?<!\d)(20\d{2})()年度?(?!\d)/uy, read: (_, year) => months(year, 1, 12) },
  // A bare year only as the whole text: 2026, 到2026
  { shape: /(?<=^[到至]?)(20\d{2})()$/uy, read: (_, year) => months(year, 1, 12) },
];

/** 12.31, 6/30: only as the whole text, for it may be any figure. */
const SHORT = /^(\d{1,2})[./-](\d{1,2})(?=(?:日|号)?(?:以|之)?前?(?:完成)?$)/u;

/** Everything in a text (of `dayText`) that names days, in its order. A year, once written, holds for what follows. */
export function findDays(text: string, context: DayContext): readonly (DaySpan | DayTrouble)[] {
  const short = SHORT.exec(text);
  if (short !== null) {
    return placed(dated(context.year, short[1], short[2], false), 0, short[0].length);
  }
  const found: (DaySpan | DayTrouble)[] = [];
  let year = context.year;
  for (let at = 0; at < text.length; ) {
    const festival = beforeFestival(text, at, year, context.calendar);
    const match = festival === undefined ? matchAt(text, at, year) : undefined;
    if (festival !== undefined) {
      found.push(festival);
      at = festival.to;
    } else if (match === undefined) {
      at += 1;
    } else {
      year = match.year;
      found.push(...placed(match.named, at, match.to));
      at = match.to;
    }
  }
  return found;
}

function matchAt(
  text: string,
  at: number,
  year: number,
): { named: Named; year: number; to: number } | undefined {
  for (const { shape, read } of PATTERNS) {
    shape.lastIndex = at;
    const parts = shape.exec(text);
    if (parts === null) continue;
    const [whole, digits = '', word = ''] = parts;
    const of = yearOf(digits, word, year);
    const named = read(
      parts.slice(1).map((part) => part ?? ''),
      of,
      digits.length === 4,
    );
    const to = at + whole.length;
    const vague = /[月份度年]$/u.test(whole) && BARE_BEFORE.test(text.slice(to));
    return { named: vague ? { why: `“${whole}前”是指之前还是当期之内？请写明日期` } : named, year: of, to };
  }
  return undefined;
}

function yearOf(digits: string, word: string, year: number): number {
  if (digits !== '') return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
  return word === '明' || word === '次' ? year + 1 : year;
}

function placed(named: Named, from: number, to: number): readonly (DaySpan | DayTrouble)[] {
  if (named === undefined) return [];
  return ['why' in named ? named : { ...named, from, to }];
}

function dated(year: number, month = '', date = '', written: boolean): Named {
  const found = dayFrom(year, Number(month), Number(date));
  if (found === undefined) return { why: `没有${year}年${Number(month)}月${Number(date)}日这一天` };
  return { first: found, last: found, ...(written ? { exact: true as const } : {}) };
}

function partOfMonth(year: number, month: number, part: string): Named {
  if (month < 1 || month > 12) return { why: `没有${month}月` };
  const end = monthEnd(year, month);
  const on = (date: number): Day => dayFrom(year, month, date) ?? end;
  switch (part) {
    case '底':
    case '末':
      return { first: end, last: end };
    case '初':
    case '上旬':
      return { first: on(1), last: on(10) };
    case '中':
      return { first: on(15), last: on(15) };
    case '中旬':
      return { first: on(11), last: on(20) };
    case '下旬':
      return { first: on(21), last: end };
    default:
      return { first: on(1), last: end };
  }
}

/** From the first day of a month to the last of another; `atEnd`: the last day alone. */
function months(year: number, from: number, to: number, atEnd = false): Named {
  const last = monthEnd(year, to);
  return { first: atEnd ? last : (dayFrom(year, from, 1) ?? last), last };
}

function seasonOf(word: string | undefined): number {
  const chinese = SEASONS.indexOf(word ?? '');
  return chinese >= 0 && word !== '' ? chinese + 1 : Number(word);
}

/** 国庆前: the day before the festival. */
function beforeFestival(
  text: string,
  at: number,
  year: number,
  calendar?: WorkCalendar,
): DaySpan | undefined {
  const name = calendar?.festivalNames.find((one) => text.startsWith(one, at));
  const day = name === undefined ? undefined : calendar?.festival(name, year);
  if (name === undefined || day === undefined) return undefined;
  const to =
    at + name.length + (/^节?(?:假期)?(?:之|以)?前/u.exec(text.slice(at + name.length))?.[0].length ?? -1);
  if (to < at + name.length) return undefined;
  const before = addDays(day, -1);
  return { first: before, last: before, from: at, to };
}
