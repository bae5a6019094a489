import { assertNever } from '../domain/assert-never.ts';
import { addDays, type Day, dayFrom, monthEnd, monthOf, weekStart, yearOf } from '../domain/day.ts';
import type { ReportKind } from '../domain/post.ts';

/** Days from the first to the last, both counted. */
export interface DaySpan {
  readonly first: Day;
  readonly last: Day;
}

/** What a report of a day looks back on, and what it looks ahead to. */
export interface ReportPeriod {
  /** The week, month, quarter or year that ended last; of 双过半 the first half of the year. */
  readonly over: DaySpan;
  /** From the day of the report to the end of its own week, month …; none at the year's end, when the ledger is closed. */
  readonly coming?: DaySpan;
  /** The year of the ledger it is about. */
  readonly ledger: number;
}

/** The period of a report that is made on a day. */
export function reportPeriod(kind: ReportKind, on: Day): ReportPeriod {
  switch (kind) {
    case 'weekly': {
      const monday = weekStart(on);
      const over = { first: addDays(monday, -7), last: addDays(monday, -1) };
      return { over, coming: { first: on, last: addDays(monday, 6) }, ledger: yearOf(on) };
    }
    case 'monthly':
      return ofMonths(on, 1);
    case 'quarterly':
      return ofMonths(on, 3);
    case 'halfyear': {
      const year = yearOf(on);
      const coming = { first: on, last: monthEnd(year, 12) };
      return { over: months(year, 1, 6), coming, ledger: year };
    }
    case 'yearly': {
      // Asked for towards the end of a year it is about that year, else about the one before.
      const year = monthOf(on) > 6 ? yearOf(on) : yearOf(on) - 1;
      return { over: months(year, 1, 12), ledger: year };
    }
    default:
      return assertNever(kind);
  }
}

/** The last whole stretch of so many months, and the rest of the one that holds the day. */
function ofMonths(on: Day, count: number): ReportPeriod {
  const year = yearOf(on);
  const first = monthOf(on) - ((monthOf(on) - 1) % count);
  const over = first === 1 ? months(year - 1, 13 - count, count) : months(year, first - count, count);
  const coming = { first: on, last: monthEnd(year, first + count - 1) };
  return { over, coming, ledger: yearOf(over.last) };
}

function months(year: number, first: number, count: number): DaySpan {
  const last = monthEnd(year, first + count - 1);
  return { first: dayFrom(year, first, 1) ?? last, last };
}
