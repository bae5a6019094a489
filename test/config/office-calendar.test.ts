import { describe, expect, it } from 'vitest';
import { createOfficeCalendar } from '../../src/config/office-calendar.ts';
import { addDays, type Day, day, weekdayOf } from '../../src/domain/day.ts';
import type { HolidayYear, WorkCalendar } from '../../src/domain/work-calendar.ts';
import { OFFICIAL_DAYS, OFFICIAL_WORKDAYS } from '../support/state-council.ts';

const calendar = createOfficeCalendar([]);

function ownYear(year: number, rest: readonly string[], work: readonly string[] = []): HolidayYear {
  return { year, rest: rest.map(day), work: work.map(day), festivals: {} };
}

function daysOf(year: number): readonly Day[] {
  const days: Day[] = [];
  for (let on = day(`${year}-01-01`); on <= `${year}-12-31`; on = addDays(on, 1)) days.push(on);
  return days;
}

/** Every day of a year that is not as the plain week has it, `MM-DD`. */
function exceptions(year: number, of: WorkCalendar = calendar) {
  const days = daysOf(year).map((on) => ({ on, plain: weekdayOf(on) <= 5, worked: of.isWorkday(on) }));
  return {
    rest: days.filter(({ plain, worked }) => plain && !worked).map(({ on }) => on.slice(5)),
    work: days.filter(({ plain, worked }) => !plain && worked).map(({ on }) => on.slice(5)),
  };
}

describe('a year of the package', () => {
  // 国办发明电〔2024〕12号 for 2025, 国办发明电〔2025〕7号 for 2026, typed from their text in test/support/state-council.ts.
  it('is worked on the very days that the State Council has it, all 730 of 2025 and 2026', () => {
    expect(OFFICIAL_DAYS).toHaveLength(730);
    const mistaken = OFFICIAL_DAYS.filter(({ day: on, worked }) => calendar.isWorkday(day(on)) !== worked);
    expect(mistaken).toEqual([]);
    expect(OFFICIAL_WORKDAYS).toHaveLength(248 + 248);
  });

  it('is off and worked in 2024 as that notice has it', () => {
    expect(exceptions(2024)).toEqual({
      work: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'.split(' '),
      rest: '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07'.split(
        ' ',
      ),
    });
  });

  it("is off and worked in December as the next year's notice has it", () => {
    expect(exceptions(2018).rest).toContain('12-31');
    expect(exceptions(2018).work).toContain('12-29');
  });

  it('is covered from 2002 on without a gap', () => {
    const covered = Array.from({ length: 60 }, (_, index) => 1990 + index).filter(calendar.covers);
    expect(covered[0]).toBe(2002);
    expect(covered).toEqual(covered.map((_, index) => 2002 + index));
    expect(covered).toContain(2026);
  });
});

describe('a year without a table', () => {
  // The package will have a table for any nearer year some day; it has none of this one for long.
  const YEAR = 2090;

  it('is not covered', () => {
    expect(calendar.covers(YEAR)).toBe(false);
    expect(calendar.covers(1999)).toBe(false);
  });

  it('is off on the days that the law itself names, with nothing moved or made up for', () => {
    // 2090: 春节 30 January, 清明 4 April, 端午 2 June, 中秋 8 September, of which Monday to Friday count here.
    const off = '01-30 01-31 02-01 04-04 05-01 05-02 06-02 09-08 10-02 10-03'.split(' ');
    const weekdays = off.filter((one) => weekdayOf(day(`${YEAR}-${one}`)) <= 5);
    expect(exceptions(YEAR)).toEqual({ rest: weekdays, work: [] });
    expect(calendar.isWorkday(day(`${YEAR}-01-01`))).toBe(false);
  });

  it('knows its festivals all the same', () => {
    expect(calendar.festival('春节', 2027)).toBe('2027-02-06');
    expect(calendar.festival('国庆', 2027)).toBe('2027-10-01');
    expect(calendar.festival('圣诞', 2026)).toBeUndefined();
    expect(calendar.festival('春节', 2200)).toBeUndefined();
    expect(calendar.festivalNames).toEqual(['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆']);
  });
});

describe("the office's own table", () => {
  it("stands for the whole year in the package's place", () => {
    const own = createOfficeCalendar([ownYear(2026, ['2026-11-23'], ['2026-11-28'])]);
    expect(exceptions(2026, own)).toEqual({ rest: ['11-23'], work: ['11-28'] });
    expect(exceptions(2025, own)).toEqual(exceptions(2025));
  });

  it('covers a year the package does not know', () => {
    const own = createOfficeCalendar([ownYear(2090, ['2090-01-02'])]);
    expect(own.covers(2090)).toBe(true);
    expect(exceptions(2090, own)).toEqual({ rest: ['01-02'], work: [] });
  });

  it('settles the days of the December before, also where that year has a table', () => {
    const own = createOfficeCalendar([
      ownYear(2030, ['2029-12-31', '2030-01-01'], ['2029-12-29']),
      ownYear(2029, ['2029-12-25'], []),
    ]);
    expect(exceptions(2029, own)).toEqual({ rest: ['12-25', '12-31'], work: ['12-29'] });
    expect(exceptions(2030, own)).toEqual({ rest: ['01-01'], work: [] });
  });

  it('may move a festival', () => {
    const own = createOfficeCalendar([{ ...ownYear(2027, []), festivals: { 清明: day('2027-04-04') } }]);
    expect(own.festival('清明', 2027)).toBe('2027-04-04');
  });
});
