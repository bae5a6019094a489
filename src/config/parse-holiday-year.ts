import { z } from 'zod';
import { type Day, monthOf, weekdayOf, yearOf } from '../domain/day.ts';
import type { HolidayYear } from '../domain/work-calendar.ts';
import { parseExplained } from './explain-issue.ts';
import { FESTIVAL_NAMES, FIRST_YEAR, festivalsOf, LAST_YEAR } from './festivals.ts';
import type { Mistake } from './mistake.ts';
import { readYaml } from './read-yaml.ts';
import { daySchema } from './schema.ts';

const holidayYearSchema = z.strictObject({
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  /** Where the days come from, for people. */
  source: z.string().exactOptional(),
  rest: z.array(daySchema),
  work: z.array(daySchema),
  /** Only where an office wants another day than the almanac's. */
  festivals: z.partialRecord(z.enum(FESTIVAL_NAMES), daySchema).default({}),
});

type ParsedHolidayYear =
  | { readonly ok: true; readonly year: HolidayYear }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Reads the file of one year: its shape, its name, and that its days can be what it says of them. */
export function parseHolidayYear(text: string, name: string, path: string): ParsedHolidayYear {
  const read = readYaml(text);
  const parsed = read.ok ? parseExplained(holidayYearSchema, read.value) : read;
  if (!parsed.ok) return { ok: false, mistakes: parsed.mistakes.map((one) => inFile(path, one)) };
  const { year, rest, work, festivals } = parsed.value;
  const mistakes = [...checkName(year, name), ...checkDays(year, rest, work, Object.values(festivals))];
  if (mistakes.length > 0) return { ok: false, mistakes: mistakes.map((one) => inFile(path, one)) };
  return { ok: true, year: { year, rest, work, festivals: { ...festivalsOf(year), ...festivals } } };
}

function checkName(year: number, name: string): readonly Mistake[] {
  if (name === `${year}.json`) return [];
  return [{ path: 'year', problem: '与文件名不一致', remedy: `文件名应为 ${year}.json，一年一个文件` }];
}

function checkDays(
  year: number,
  rest: readonly Day[],
  work: readonly Day[],
  festivals: readonly Day[],
): readonly Mistake[] {
  const inYear = (day: Day): boolean => yearOf(day) === year;
  // New Year's leave may begin in December, and its make-up day lie there: the notice of the new year names them.
  const inNotice = (day: Day): boolean => inYear(day) || (yearOf(day) === year - 1 && monthOf(day) === 12);
  const lists = [
    { key: 'rest', days: rest, fits: inNotice },
    { key: 'work', days: work, fits: inNotice },
    { key: 'festivals', days: festivals, fits: inYear },
  ];
  const strays = lists.flatMap(({ key, days, fits }) =>
    days
      .filter((day) => !fits(day))
      .map((day) => ({ path: key, problem: `${day} 不在${year}年`, remedy: '写到那一年的文件里' })),
  );
  const weekdays = work
    .filter((day) => weekdayOf(day) <= 5)
    .map((day) => ({ path: 'work', problem: `${day} 不是周末`, remedy: '调休上班日只写周六、周日' }));
  const written = [...rest, ...work];
  const twice = written
    .filter((day, index) => written.indexOf(day) !== index)
    .map((day) => ({ path: 'rest、work', problem: `${day} 写了两次`, remedy: '一天只写一次，只在一处' }));
  return [...strays, ...weekdays, ...twice];
}

function inFile(path: string, one: Mistake): Mistake {
  return { ...one, path: `${path} 的 ${one.path}` };
}
