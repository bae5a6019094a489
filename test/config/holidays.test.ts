import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../src/config/holidays.ts';
import { ConfigError } from '../../src/config/mistake.ts';
import { createOfficeCalendar } from '../../src/config/office-calendar.ts';
import { addDays, day, weekdayOf } from '../../src/domain/day.ts';

const SHIPPED = readHolidays({ dataFolder: '/nowhere' });

/** A data folder with these files under `holidays/`. */
function dataWith(files: Readonly<Record<string, unknown>>): { readonly dataFolder: string } {
  const dataFolder = mkdtempSync(join(tmpdir(), 'duban-holidays-'));
  mkdirSync(join(dataFolder, 'holidays'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(
      join(dataFolder, 'holidays', name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  return { dataFolder };
}

function problems(files: Readonly<Record<string, unknown>>): readonly string[] {
  const data = dataWith(files);
  try {
    readHolidays(data);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.mistakes.map(
      ({ path, problem }) => `${path.replace(join(data.dataFolder, 'holidays/'), '')}：${problem}`,
    );
  }
}

/** Every day of a year that is not as the plain week has it. */
function exceptions(year: number): { rest: readonly string[]; work: readonly string[] } {
  const calendar = createOfficeCalendar(SHIPPED);
  const rest: string[] = [];
  const work: string[] = [];
  for (let at = day(`${year}-01-01`); at <= `${year}-12-31`; at = addDays(at, 1)) {
    const plain = weekdayOf(at) <= 5;
    if (plain && !calendar.isWorkday(at)) rest.push(at.slice(5));
    if (!plain && calendar.isWorkday(at)) work.push(at.slice(5));
  }
  return { rest, work };
}

describe('the holiday years of the package', () => {
  // The make-up days of the State Council's notices, and the days off of Monday to Friday that follow from them.
  it.each([
    {
      year: 2024,
      work: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
      rest: '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
    },
    {
      year: 2025,
      work: '01-26 02-08 04-27 09-28 10-11',
      rest: '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
    },
    {
      year: 2026,
      work: '01-04 02-14 02-28 05-09 09-20 10-10',
      rest: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
    },
  ])('are those of the notice for $year', ({ year, work, rest }) => {
    expect(exceptions(year)).toEqual({ work: work.split(' '), rest: rest.split(' ') });
  });

  it('give 251, 248 and 248 working days', () => {
    const calendar = createOfficeCalendar(SHIPPED);
    const counts = [2024, 2025, 2026].map((year) => {
      let count = 0;
      for (let at = day(`${year}-01-01`); at <= `${year}-12-31`; at = addDays(at, 1)) {
        if (calendar.isWorkday(at)) count += 1;
      }
      return count;
    });
    expect(counts).toEqual([251, 248, 248]);
  });

  it('say the same of the festivals as the almanac', () => {
    expect(SHIPPED.map(({ year, festivals }) => [year, Object.values(festivals).join(' ')])).toEqual([
      [2024, '2024-01-01 2024-02-10 2024-04-04 2024-05-01 2024-06-10 2024-09-17 2024-10-01'],
      [2025, '2025-01-01 2025-01-29 2025-04-04 2025-05-01 2025-05-31 2025-10-06 2025-10-01'],
      [2026, '2026-01-01 2026-02-17 2026-04-05 2026-05-01 2026-06-19 2026-09-25 2026-10-01'],
    ]);
  });
});

describe('readHolidays', () => {
  const own2027 = { year: 2027, rest: ['2027-01-01', '2027-01-02'], work: ['2027-01-03'] };

  it("adds the office's years to those of the package, with the almanac's festivals", () => {
    const years = readHolidays(dataWith({ '2027.json': own2027 }));
    expect(years.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027]);
    expect(years.at(-1)?.festivals).toMatchObject({ 春节: '2027-02-06', 中秋: '2027-09-15' });
  });

  it("takes the office's file of a year for the package's", () => {
    const [, , year2026] = readHolidays(
      dataWith({ '2026.json': { year: 2026, rest: ['2026-11-23'], work: [] } }),
    );
    expect(year2026).toMatchObject({ year: 2026, rest: ['2026-11-23'], work: [] });
  });

  it('passes over what is not meant for it', () => {
    expect(readHolidays(dataWith({ '说明.txt': 'x', '.2027.json': 'x' })).length).toBe(3);
  });

  it('tells everything wrong in all files at once', () => {
    expect(
      problems({
        '2027.json': { ...own2027, rest: ['2027-01-01', '2028-01-01'], work: ['2027-01-04', '2027-01-01'] },
        '2028.json': '{ "year": 2028, "rest": [ ',
        '2029.json': { year: 2029, rest: ['2029-02-30'], wrok: [] },
        '2030 - 副本.json': { year: 2030, rest: [], work: [] },
        '2031.json': { year: 2031, rest: [], work: [], festivals: { 春节: '2030-02-03' } },
      }),
    ).toEqual([
      '2027.json 的 rest：2028-01-01 不在2027年',
      '2027.json 的 work：2027-01-04 不是周末',
      '2027.json 的 work：2027-01-01 不是周末',
      '2027.json 的 rest、work：2027-01-01 写了两次',
      expect.stringMatching(/^2028\.json 的 第1行第\d+列：/),
      '2029.json 的 rest[0]：不是有效的日期',
      '2029.json 的 work：缺少这一项',
      '2029.json 的 wrok：没有这个配置项',
      '2030 - 副本.json 的 year：与文件名不一致',
      '2031.json 的 festivals：2030-02-03 不在2031年',
    ]);
  });
});

describe('createOfficeCalendar', () => {
  const calendar = createOfficeCalendar(SHIPPED);

  it('knows the festivals of a year without a notice, and that the year is not covered', () => {
    expect(calendar.covers(2026)).toBe(true);
    expect(calendar.covers(2027)).toBe(false);
    expect(calendar.festival('春节', 2027)).toBe('2027-02-06');
    expect(calendar.festival('国庆', 2027)).toBe('2027-10-01');
  });

  it('knows the fixed festivals of any year, and no others beyond the almanac', () => {
    expect(calendar.festival('国庆', 2050)).toBe('2050-10-01');
    expect(calendar.festival('春节', 2050)).toBeUndefined();
    expect(calendar.festival('圣诞', 2026)).toBeUndefined();
  });

  it('names the seven festivals', () => {
    expect(calendar.festivalNames).toEqual(['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆']);
  });

  it('lets an office move a festival', () => {
    const years = readHolidays(
      dataWith({ '2027.json': { year: 2027, rest: [], work: [], festivals: { 清明: '2027-04-04' } } }),
    );
    expect(createOfficeCalendar(years).festival('清明', 2027)).toBe('2027-04-04');
  });
});
