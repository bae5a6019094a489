import { LunarDay, type SolarDay, SolarTerm } from 'tyme4ts';
import { addDays, type Day, day } from '../domain/day.ts';

export const FESTIVAL_NAMES = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆'] as const;
type FestivalName = (typeof FESTIVAL_NAMES)[number];

/** The years that an office may have a holiday table of, and whose festivals are known. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2199;

/** 清明 among the 24 solar terms, counted from the winter solstice before the year. */
const QINGMING = 7;

/**
 * The festivals' own days in a year from 2000 to 2199, by the almanac; none in other years. They are known long before
 * the State Council's notice, which only settles the days off around them. (The runtime's own Chinese calendar is a day
 * off for the spring festivals of 2027 and 2030.)
 */
export function festivalsOf(year: number): Readonly<Partial<Record<FestivalName, Day>>> {
  if (year < FIRST_YEAR || year > LAST_YEAR) return {};
  return {
    元旦: day(`${year}-01-01`),
    春节: lunar(year, 1, 1),
    清明: solar(SolarTerm.fromIndex(year, QINGMING).getJulianDay().getSolarDay()),
    劳动节: day(`${year}-05-01`),
    端午: lunar(year, 5, 5),
    中秋: lunar(year, 8, 15),
    国庆: day(`${year}-10-01`),
  };
}

/**
 * The thirteen days off that the law itself gives, whatever the notice makes of them: 元旦, 春节 with its eve and two days
 * more, 清明, two days of 劳动节, 端午, 中秋, three days of 国庆 (全国年节及纪念日放假办法, in force from 2025).
 */
export function lawfulRest(year: number): readonly Day[] {
  const { 元旦, 春节, 清明, 劳动节, 端午, 中秋, 国庆 } = festivalsOf(year);
  return [
    ...around(元旦, 0, 0),
    ...around(春节, -1, 2),
    ...around(清明, 0, 0),
    ...around(劳动节, 0, 1),
    ...around(端午, 0, 0),
    ...around(中秋, 0, 0),
    ...around(国庆, 0, 2),
  ];
}

/** The days from so many after a festival to so many; none where it is not known. */
function around(festival: Day | undefined, from: number, to: number): readonly Day[] {
  if (festival === undefined) return [];
  return Array.from({ length: to - from + 1 }, (_, index) => addDays(festival, from + index));
}

function lunar(year: number, month: number, dayOfMonth: number): Day {
  return solar(LunarDay.fromYmd(year, month, dayOfMonth).getSolarDay());
}

/** A day of the almanac as one of ours. */
export function solar(of: SolarDay): Day {
  const [year, month, dayOfMonth] = [of.getYear(), of.getMonth(), of.getDay()];
  return day(`${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`);
}
