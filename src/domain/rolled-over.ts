import { type Day, daysBetween, yearOf } from './day.ts';

/** A day further off than this in another year was more likely meant as the one gone by. */
const NEAR_DAYS = 180;

/**
 * Whether an understood day may have been meant as one gone by: a day without a year is the next one to come, so that
 * 「11月20日」 said on 23 November becomes next year's.
 */
export function mayBeRolledOver(day: Day, today: Day): boolean {
  return yearOf(day) > yearOf(today) && daysBetween(today, day) > NEAR_DAYS;
}
