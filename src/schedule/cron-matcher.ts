import { createTask } from 'node-cron';
import type { Day } from '../domain/day.ts';
import type { WallMinute } from '../domain/wall-minute.ts';

/** Whether a cron pattern of five fields names a minute of a clock on the wall. Throws at a pattern that names none. */
type CronMatcher = (pattern: string, wall: WallMinute) => boolean;

/** A pattern taken apart: the minutes of a day it names, and the days. */
interface Reading {
  readonly minutes: ReadonlySet<number>;
  isDay(day: Day): boolean;
}

/**
 * Reads patterns as node-cron does, on the wall clock: what becomes of a minute that a zone skips or shows twice is not
 * its to say. Patterns and days are remembered: a match by node-cron takes ten microseconds, a look-up next to none.
 */
export function createCronMatcher(): CronMatcher {
  const readings = new Map<string, Reading>();
  const readingOf = (pattern: string): Reading => {
    let reading = readings.get(pattern);
    if (reading === undefined) {
      reading = read(pattern);
      readings.set(pattern, reading);
    }
    return reading;
  };
  return (pattern, { day, minute }) => {
    const { minutes, isDay } = readingOf(pattern);
    return minutes.has(minute) && isDay(day);
  };
}

function read(pattern: string): Reading {
  const [minute, hour, dayOfMonth, month, weekday, more] = pattern.trim().split(/\s+/);
  if (weekday === undefined || more !== undefined) throw new RangeError('a pattern has five fields');
  // 31 February is only seen in the whole.
  matcherOf(pattern);
  const hours = range(24).filter(onDay(`* ${hour} * * *`, (at) => at * 60));
  const minutesOfHour = range(60).filter(onDay(`${minute} * * * *`, (at) => at));
  const minutes = new Set(hours.flatMap((at) => minutesOfHour.map((past) => at * 60 + past)));
  const days = `* * ${dayOfMonth} ${month} ${weekday}`;
  return { minutes, isDay: days === '* * * * *' ? () => true : rememberedDays(days) };
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

const ANY_DAY = Date.UTC(2026, 0, 1);

/** Whether a pattern that any day will do names what is so many minutes after midnight. */
function onDay(pattern: string, minutesOf: (at: number) => number): (at: number) => boolean {
  const matches = matcherOf(pattern);
  return (at) => matches(ANY_DAY + minutesOf(at) * 60_000);
}

function rememberedDays(pattern: string): (day: Day) => boolean {
  const matches = matcherOf(pattern);
  const known = new Map<Day, boolean>();
  return (day) => {
    let named = known.get(day);
    if (named === undefined) {
      named = matches(Date.parse(`${day}T00:00Z`));
      known.set(day, named);
    }
    return named;
  };
}

/** node-cron's own reading, of a wall clock written down as UTC. The task is never started: it only reads its pattern. */
function matcherOf(pattern: string): (wallAsUtc: number) => boolean {
  const task = createTask(pattern, () => {}, { timezone: 'UTC' });
  return (wallAsUtc) => task.match(new Date(wallAsUtc));
}
