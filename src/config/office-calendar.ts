import { yearOf } from '../domain/day.ts';
import { createWorkCalendar, type HolidayYear, type WorkCalendar } from '../domain/work-calendar.ts';
import { FESTIVAL_NAMES, festivalsOf, lawfulRest } from './festivals.ts';
import { packageYear } from './package-year.ts';

/**
 * The work calendar of an office: of each year its own table, else the package's. A year without either is not covered:
 * the days off that the law itself gives are off, every other day is as the plain week has it, and nothing is moved or
 * made up for. Its festivals are known all the same, so that 「春节前」 means a day in any year.
 */
export function createOfficeCalendar(own: readonly HolidayYear[]): WorkCalendar {
  const announced = remembered((year) => own.find((one) => one.year === year) ?? packageYear(year));
  const calendarOf = remembered((year) => {
    const following = announced(year + 1);
    return createWorkCalendar([
      announced(year) ?? unannounced(year),
      ...(following === undefined ? [] : [following]),
    ]);
  });
  return {
    isWorkday: (on) => calendarOf(yearOf(on)).isWorkday(on),
    covers: (year) => announced(year) !== undefined,
    festival: (name, year) => calendarOf(year).festival(name, year),
    festivalNames: FESTIVAL_NAMES,
  };
}

function unannounced(year: number): HolidayYear {
  return { year, rest: lawfulRest(year), work: [], festivals: festivalsOf(year) };
}

/** A year is looked up when it is first asked for: a ledger asks for two or three. */
function remembered<T>(find: (year: number) => T): (year: number) => T {
  const known = new Map<number, { readonly found: T }>();
  return (year) => {
    let one = known.get(year);
    if (one === undefined) {
      one = { found: find(year) };
      known.set(year, one);
    }
    return one.found;
  };
}
