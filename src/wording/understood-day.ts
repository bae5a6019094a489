import { type Day, yearOf } from '../domain/day.ts';
import { dayWithWeekday } from './days.ts';

/** An understood day as it is echoed, with its year where it is not this one: 12月4日（周五）, 2027年1月31日（周日）. */
export function understoodDay(day: Day, today: Day): string {
  const year = yearOf(day) === yearOf(today) ? '' : `${yearOf(day)}年`;
  return `${year}${dayWithWeekday(day)}`;
}
