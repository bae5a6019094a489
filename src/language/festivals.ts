import { addDays, type Day, dayFrom, yearOf } from '../domain/day.ts';
import type { WorkCalendar } from '../domain/work-calendar.ts';
import type { LanguageContext } from './language-context.ts';

/** Names people use for one festival; the calendar's table may use any of them. `fixed` is its day where it never moves. */
const FESTIVALS: readonly {
  readonly names: readonly string[];
  readonly fixed?: readonly [number, number];
}[] = [
  { names: ['元旦', '元旦节', '新年'], fixed: [1, 1] },
  { names: ['春节', '过年', '大年初一', '年'] },
  { names: ['清明', '清明节'] },
  { names: ['劳动节', '五一', '五一节', '劳动', '五一劳动节'], fixed: [5, 1] },
  { names: ['端午', '端午节'] },
  { names: ['中秋', '中秋节'] },
  { names: ['国庆', '国庆节', '十一', '双节'], fixed: [10, 1] },
];

/** The names that may stand in a phrase, the longest first. 年前 and 十一前 mean too many things to be taken. */
export const FESTIVAL_NAMES: readonly string[] = FESTIVALS.flatMap(({ names }) => names)
  .filter((name) => !['年', '双节', '新年', '劳动'].includes(name))
  .sort((a, b) => b.length - a.length);

function festivalIn(name: string, year: number, calendar: WorkCalendar): Day | undefined {
  const festival = FESTIVALS.find(({ names }) => names.includes(name));
  for (const known of festival?.names ?? [name]) {
    const day = calendar.festival(known, year);
    if (day !== undefined) return day;
  }
  return festival?.fixed && dayFrom(year, ...festival.fixed);
}

/**
 * 国庆前 is the day before the festival, 国庆后 the first working day after it, 国庆 the day itself; the next to come.
 * Undefined where the calendar does not know a moving festival's day.
 */
export function festivalDay(
  name: string,
  side: 'before' | 'on' | 'after',
  { today, calendar }: Pick<LanguageContext, 'today' | 'calendar'>,
): Day | undefined {
  for (const year of [yearOf(today), yearOf(today) + 1]) {
    const festival = festivalIn(name, year, calendar);
    // How long an unannounced holiday lasts nobody knows.
    const known = festival !== undefined && (side !== 'after' || calendar.covers(year));
    const day = known ? besides(festival, side, calendar) : undefined;
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
}

function besides(festival: Day, side: 'before' | 'on' | 'after', calendar: WorkCalendar): Day {
  if (side === 'on') return festival;
  if (side === 'before') return addDays(festival, -1);
  let day = addDays(festival, 1);
  while (!calendar.isWorkday(day)) day = addDays(day, 1);
  return day;
}
