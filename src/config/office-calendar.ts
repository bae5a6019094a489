import { createWorkCalendar, type HolidayYear, type WorkCalendar } from '../domain/work-calendar.ts';
import { FESTIVAL_NAMES, festivalsOf } from './festivals.ts';

/**
 * The work calendar of an office. A year without a notice counts plain weeks and is not covered, but its festivals are
 * known all the same, so that 「春节前」 and 「国庆前」 mean a day in any year.
 */
export function createOfficeCalendar(years: readonly HolidayYear[]): WorkCalendar {
  const calendar = createWorkCalendar(years);
  return {
    ...calendar,
    festival: (name, year) => calendar.festival(name, year) ?? festivalsOf(year)[name],
    festivalNames: FESTIVAL_NAMES,
  };
}
