import { type Day, day } from '../domain/day.ts';

const FIXED = { 元旦: '01-01', 劳动节: '05-01', 国庆: '10-01' } as const;

type Moving = readonly [spring: string, qingming: string, dragonBoat: string, midAutumn: string];

/**
 * The festivals of the lunar calendar, and 清明 of the solar terms. A table rather than the runtime's Chinese calendar,
 * which is a day off for the spring festivals of 2027 and 2030. Two almanac packages agree on every day of it.
 */
const MOVING: Readonly<Record<number, Moving>> = {
  2024: ['02-10', '04-04', '06-10', '09-17'],
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
};

export const FESTIVAL_NAMES = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆'] as const;

/**
 * The festivals' own days in a year, by their Chinese names. They are known years ahead of the State Council's notice,
 * which only settles the days off around them. Beyond the table the fixed ones remain.
 */
export function festivalsOf(year: number): Readonly<Record<string, Day>> {
  const [spring, qingming, dragonBoat, midAutumn] = MOVING[year] ?? [];
  const days = { ...FIXED, 春节: spring, 清明: qingming, 端午: dragonBoat, 中秋: midAutumn };
  return Object.fromEntries(
    FESTIVAL_NAMES.flatMap((name) => {
      const monthDay = days[name];
      return monthDay === undefined ? [] : [[name, day(`${year}-${monthDay}`)]];
    }),
  );
}
