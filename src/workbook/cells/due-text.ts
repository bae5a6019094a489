import { type Day, dayFrom, yearOf } from '../../domain/day.ts';
import type { CellValue } from '../file/read-workbook.ts';
import { cellText, isNothing } from './cell-text.ts';
import { type DayContext, type DaySpan, type DayTrouble, dayText, findDays } from './day-expressions.ts';

/** What a 完成时限 cell says. `as`: how it was understood, absent where nothing had to be. */
export type DueReading =
  | {
      readonly kind: 'due';
      readonly due?: Day;
      readonly start?: Day;
      readonly ongoing: boolean;
      readonly as?: string;
    }
  | { readonly kind: 'unreadable'; readonly why: string };

/** What a single-day cell (开始时间, the day of a milestone) says. */
export type DayReading =
  | { readonly kind: 'day'; readonly day?: Day; readonly as?: string }
  | {
      readonly kind: 'unreadable';
      readonly why: string;
      /** A day was written that does not exist, or that may be two. */
      readonly impossible?: true;
    };

const ONGOING = /全年|长期|常态|持续|常年|经常性|全年度/u;
/** What may stand beside a day and still leave the task ongoing: 持续推进至12月31日. Not: 6月底前整改到位并持续巩固. */
const ONLY_ONGOING = /^(?:全年|长期|坚持|常态化?|持续|常年|年内|贯穿|推进|开展|实施|[至到前,;])*$/u;
/** Work that comes back: 每年2月底前, 每月25日. */
const RECURRING = /每(?:个)?(?:年|季|月|周|旬|半年)|逐[年月]/u;
const UNDECIDED = /待定|另行|视情|按(?:上级|省|市|县)|未定|随时/u;
/** 从2026年1月1日起: a beginning without an end. */
const FROM_ON = /^(?:从|自)?[^至到]*(?:起|开始)(?:执行|实施|施行|推进)?$/u;

/**
 * Reads a due cell. A stretch of time is due on its last day; of several days the last one counts; a text without any
 * day that says 全年 or 持续推进 is due on 31 December and `ongoing`.
 */
export function readDue(cell: CellValue | undefined, context: DayContext): DueReading {
  const direct = directDay(cell);
  if (direct !== undefined) {
    if ('why' in direct) return { kind: 'unreadable', why: direct.why };
    return { kind: 'due', due: direct.day, ongoing: false, ...noted(direct.as, direct.day, context) };
  }
  const written = cellText(cell);
  if (isNothing(written)) return { kind: 'due', ongoing: false, as: '无时限' };
  const clauses = dayText(written)
    .split(/[;,，。；]/u)
    .filter((clause) => clause !== '');
  const once = clauses.filter((clause) => !RECURRING.test(clause));
  const read = once.map((clause) => ({ clause, days: findDays(clause, context) }));
  const trouble = read.flatMap(({ days }) => days).find(isTrouble);
  if (trouble !== undefined) return { kind: 'unreadable', why: trouble.why };
  const ends = read.filter(({ clause, days }) => days.length > 0 && !FROM_ON.test(clause));
  const spans = ends.flatMap(({ days }) => days.filter((one): one is DaySpan => !isTrouble(one)));
  const [span, ...more] = spans;
  if (span !== undefined) return dueOfSpans(clauses, ends, [span, ...more], context);
  return dueWithoutDay(written, clauses, read, context);
}

interface Clause {
  readonly clause: string;
  readonly days: readonly (DaySpan | DayTrouble)[];
}

function dueOfSpans(
  clauses: readonly string[],
  ends: readonly Clause[],
  spans: readonly [DaySpan, ...DaySpan[]],
  context: DayContext,
): DueReading {
  const due = lastOf(spans);
  const range = ends.find(({ clause, days }) => isRange(clause, days));
  const first = range?.days[0];
  const start = first !== undefined && !isTrouble(first) && first.first < due ? first.first : undefined;
  const beside = ends.map(({ clause, days }) => withoutDays(clause, days)).join(';');
  const ongoing = ONGOING.test(beside) && ONLY_ONGOING.test(beside);
  const [only] = spans;
  const plain = spans.length === 1 && clauses.length === 1 && only.exact && /^前?$/u.test(beside);
  const parts = [
    ...(start === undefined ? [] : [`开始 ${start}`]),
    `时限 ${due}`,
    ...(ongoing ? ['持续推进'] : []),
    ...(spans.length > 1 && start === undefined ? ['取最后一个日期'] : []),
    ...(clauses.length > ends.length ? ['其余文字未作时限'] : []),
  ];
  return {
    kind: 'due',
    due,
    ongoing,
    ...(start === undefined ? {} : { start }),
    ...noted(plain ? undefined : parts.join('，'), due, context),
  };
}

function dueWithoutDay(
  written: string,
  clauses: readonly string[],
  read: readonly Clause[],
  context: DayContext,
): DueReading {
  const yearEnd = dayFrom(context.year, 12, 31);
  const recurring = clauses.filter((clause) => RECURRING.test(clause));
  if (
    ONGOING.test(written) ||
    (recurring.length > 0 && recurring.every((one) => findDays(one, context).length === 0))
  ) {
    return yearEnd === undefined
      ? { kind: 'due', ongoing: true }
      : { kind: 'due', due: yearEnd, ongoing: true, as: `时限 ${yearEnd}，持续推进` };
  }
  const yearly = recurring.flatMap((clause) => findDays(clause, context));
  const trouble = yearly.find(isTrouble);
  if (trouble !== undefined) return { kind: 'unreadable', why: trouble.why };
  const last = yearly.filter((one): one is DaySpan => !isTrouble(one)).at(-1)?.last;
  if (last !== undefined) {
    return { kind: 'due', due: last, ongoing: false, as: `时限 ${last}（每年重复，取台账年度）` };
  }
  const start = read.flatMap(({ days }) => days).find((one): one is DaySpan => !isTrouble(one))?.first;
  if (start !== undefined) return { kind: 'due', start, ongoing: false, as: `开始 ${start}，无时限` };
  if (UNDECIDED.test(written)) return { kind: 'due', ongoing: false, as: '无时限' };
  return { kind: 'unreadable', why: `“${written}”看不出日期，请写明年月日，或写“全年”“持续推进”` };
}

/** Reads a cell that names one day: its first day for a start, its last for an end. */
export function readDay(
  cell: CellValue | undefined,
  edge: 'first' | 'last',
  context: DayContext,
): DayReading {
  const direct = directDay(cell);
  if (direct !== undefined) {
    if ('why' in direct) return { kind: 'unreadable', why: direct.why };
    return { kind: 'day', day: direct.day, ...(direct.as === undefined ? {} : { as: direct.as }) };
  }
  const written = cellText(cell);
  if (isNothing(written)) return { kind: 'day' };
  const days = findDays(dayText(written), context);
  const trouble = days.find(isTrouble);
  if (trouble !== undefined) return { kind: 'unreadable', why: trouble.why, impossible: true };
  const spans = days.filter((one): one is DaySpan => !isTrouble(one));
  const span = edge === 'first' ? spans[0] : spans.at(-1);
  if (span === undefined) return { kind: 'unreadable', why: `“${written}”看不出日期` };
  const day = span[edge];
  return { kind: 'day', day, ...(span.exact ? {} : { as: day }) };
}

/** Dates and numbers: a real date, a year, 20260630, Excel's serial number of a day; undefined for text. */
function directDay(
  cell: CellValue | undefined,
): { readonly day: Day; readonly as?: string } | { readonly why: string } | undefined {
  if (cell?.kind === 'day') {
    // A bare number under a date format: 2026 shows as 18 July 1905.
    return yearOf(cell.day) < 2000 ? { why: `日期 ${cell.day} 过早，请核对` } : { day: cell.day };
  }
  if (cell?.kind === 'error') return { why: `单元格是公式错误 ${cell.text}` };
  if (cell?.kind !== 'number') return undefined;
  const { number } = cell;
  if (Number.isInteger(number)) {
    if ((number >= 2000 && number < 2100) || String(number).length === 8) return undefined;
    const serial = number >= 36_526 && number < 73_051 ? serialDay(number) : undefined;
    if (serial !== undefined) return { day: serial, as: `${serial}（Excel 日期序号）` };
    return { why: `数字 ${number} 看不出日期，请写明年月日` };
  }
  // 6.30 typed as a number keeps no last zero: 6.3 may be either day.
  const decimals = String(number).split('.')[1] ?? '';
  if (decimals.length === 1 && Number(decimals) <= 3) {
    const [month, date] = String(number).split('.');
    return { why: `数字 ${number} 可能是${month}月${date}日，也可能是${month}月${date}0日，请写成文字` };
  }
  return undefined;
}

/** Excel counts days from 30 December 1899 (for all days after February 1900). */
function serialDay(serial: number): Day | undefined {
  const text = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString();
  return dayFrom(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

function lastOf([first, ...more]: readonly [DaySpan, ...DaySpan[]]): Day {
  let last = first.last;
  for (const span of more) if (span.last > last) last = span.last;
  return last;
}

function isTrouble(one: DaySpan | DayTrouble): one is DayTrouble {
  return 'why' in one;
}

function isRange(clause: string, days: readonly (DaySpan | DayTrouble)[]): boolean {
  const [first, second] = days;
  if (first === undefined || second === undefined || isTrouble(first) || isTrouble(second)) return false;
  return /^[-—–~～至到]+$/u.test(clause.slice(first.to, second.from));
}

function withoutDays(clause: string, days: readonly (DaySpan | DayTrouble)[]): string {
  return days.reduceRight(
    (text, one) => (isTrouble(one) ? text : text.slice(0, one.from) + text.slice(one.to)),
    clause,
  );
}

/** A reading to be listed; a due before the ledger's year is listed in any case. */
function noted(as: string | undefined, due: Day, context: DayContext): { as?: string } {
  const early = yearOf(due) < context.year ? `早于${context.year}年度` : undefined;
  const said = [as, early].filter((one) => one !== undefined).join('，');
  return said === '' ? {} : { as: early !== undefined && as === undefined ? `时限 ${due}，${said}` : said };
}
