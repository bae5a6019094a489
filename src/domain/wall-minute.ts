import { Temporal } from 'temporal-polyfill';
import type { Day } from './day.ts';
import type { Instant } from './instant.ts';

/** A minute as a clock on the wall shows it, in whatever zone: `minute` is 0–1439. */
export interface WallMinute {
  readonly day: Day;
  readonly minute: number;
}

export const MINUTES_A_DAY = 24 * 60;

/**
 * When the clocks of a zone show a minute: the first time where they show it twice; where they skip it, the first moment
 * after what they skip. Undefined where they skip the rest of the day with it.
 */
export function momentOf({ day, minute }: WallMinute, zone: string): Instant | undefined {
  const shown = Temporal.PlainDate.from(day).toPlainDateTime({
    hour: Math.floor(minute / 60),
    minute: minute % 60,
  });
  const moment = shown.toZonedDateTime(zone);
  if (moment.toPlainDateTime().equals(shown)) return moment.epochMilliseconds;
  // A skipped minute is read as so much later; `previous` leaves out the moment itself, which may be the very leap.
  const leap = moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return leap?.toPlainDate().toString() === day ? leap.epochMilliseconds : undefined;
}
