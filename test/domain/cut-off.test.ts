import { describe, expect, it } from 'vitest';
import { isAskedBy, lastCutOff, lastCutOffs, nextCutOff } from '../../src/domain/cut-off.ts';
import { type Day, day } from '../../src/domain/day.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { Cadence } from '../../src/domain/task.ts';
import { createWorkCalendar } from '../../src/domain/work-calendar.ts';
import { aCalendar, aTask, at, ZONE } from '../support/a-task.ts';

const DAY_MS = 86_400_000;
const calendar = aCalendar();

/** Whether a day is the nominal cut-off of a cadence, in the plainest words. */
const NOMINAL: Record<Exclude<Cadence, 'none'>, (date: Date) => boolean> = {
  weekly: (date) => date.getUTCDay() === 5,
  biweekly: (date) => date.getUTCDay() === 5 && ((date.getTime() - Date.UTC(1970, 0, 2)) / DAY_MS) % 14 === 0,
  tenday: (date) => [10, 20].includes(date.getUTCDate()) || isThirtieth(date),
  monthly: (date) => date.getUTCDate() === 25,
  quarterly: (date) => date.getUTCDate() === 25 && [2, 5, 8, 11].includes(date.getUTCMonth()),
  halfyear: (date) => date.getUTCDate() === 25 && [5, 11].includes(date.getUTCMonth()),
};

function isThirtieth(date: Date): boolean {
  const isLastOfFebruary = date.getUTCMonth() === 1 && new Date(date.getTime() + DAY_MS).getUTCMonth() === 2;
  return date.getUTCDate() === 30 || isLastOfFebruary;
}

/** Every cut-off from mid-2024 to early 2027, by going through the days one by one. */
function allCutOffs(cadence: Exclude<Cadence, 'none'>): { day: string; at: number }[] {
  const found: { day: string; at: number }[] = [];
  for (let time = Date.UTC(2024, 5, 1); time < Date.UTC(2027, 2, 1); time += DAY_MS) {
    if (!NOMINAL[cadence](new Date(time))) continue;
    let moved = time;
    while (!calendar.isWorkday(isoDay(moved))) moved -= DAY_MS;
    // Shanghai is eight hours ahead: its noon is 04:00Z, its midnight 16:00Z.
    const hour = cadence === 'weekly' || cadence === 'biweekly' ? 4 : 16;
    found.push({ day: isoDay(moved), at: moved + hour * 3_600_000 });
  }
  return found;
}

function isoDay(time: number): Day {
  return new Date(time).toISOString().slice(0, 10) as Day;
}

const CADENCES = Object.keys(NOMINAL) as Exclude<Cadence, 'none'>[];
const TIMES = ['00:00', '11:59', '12:00', '17:30', '23:59'];

describe('lastCutOffs', () => {
  it.each(CADENCES)('finds the last two of %s on every day of 2025 and 2026', (cadence) => {
    const all = allCutOffs(cadence);
    for (let time = Date.UTC(2025, 0, 1); time <= Date.UTC(2026, 11, 31); time += DAY_MS) {
      const today = isoDay(time);
      for (const clock of TIMES) {
        const now = instantOf(today, clock, ZONE);
        const passed = all.filter((cutOff) => cutOff.at <= now);
        const latest = [...new Map(passed.map((cutOff) => [cutOff.at, cutOff])).values()]
          .sort((a, b) => b.at - a.at)
          .slice(0, 2);
        expect([today, clock, lastCutOffs(cadence, now, today, calendar, ZONE)]).toEqual([
          today,
          clock,
          latest,
        ]);
      }
    }
  });

  it('finds none for cadence none', () => {
    expect(lastCutOffs('none', at('2026-11-23'), day('2026-11-23'), calendar, ZONE)).toEqual([]);
  });

  it('takes two cut-offs that one long holiday moves to the same day for one', () => {
    // Friday 22 May and Friday 29 May are off with all between: both move to Thursday 21 May.
    const rest = ['22', '25', '26', '27', '28', '29'].map((nth) => day(`2026-05-${nth}`));
    const closed = createWorkCalendar([{ year: 2026, rest, work: [], festivals: {} }]);
    const days = lastCutOffs('weekly', at('2026-06-01'), day('2026-06-01'), closed, ZONE).map(
      (one) => one.day,
    );
    expect(days).toEqual(['2026-05-21', '2026-05-15']);
  });

  it('keeps the cut-offs of two calendars apart', () => {
    const plain = createWorkCalendar([]);
    const on = day('2026-10-03');
    const days = [plain, calendar].map((of) => lastCutOff('weekly', at('2026-10-03'), on, of, ZONE)?.day);
    expect(days).toEqual(['2026-10-02', '2026-09-30']);
  });
});

describe('lastCutOff', () => {
  it.each([
    ['weekly', '2026-11-27 11:59', '2026-11-20'],
    ['weekly', '2026-11-27 12:00', '2026-11-27'],
    ['weekly', '2026-09-30 12:00', '2026-09-30'],
    ['weekly', '2026-02-14 13:00', '2026-02-14'],
    ['monthly', '2026-11-25 23:59', '2026-10-23'],
    ['monthly', '2026-11-26 00:00', '2026-11-25'],
    ['quarterly', '2026-11-23 10:00', '2026-09-24'],
    ['halfyear', '2026-12-25 10:00', '2026-06-25'],
    ['tenday', '2026-03-01 00:00', '2026-02-28'],
    ['tenday', '2026-02-28 10:00', '2026-02-14'],
    ['tenday', '2026-05-31 10:00', '2026-05-29'],
  ] as const)('of %s at %s is %s', (cadence, when, expected) => {
    const today = day(when.slice(0, 10));
    expect(lastCutOff(cadence, at(when), today, calendar, ZONE)?.day).toBe(expected);
  });
});

describe('nextCutOff', () => {
  it.each(CADENCES)('finds the next of %s on every day of 2025 and of half 2026', (cadence) => {
    const all = allCutOffs(cadence);
    for (let time = Date.UTC(2025, 0, 1); time <= Date.UTC(2026, 5, 25); time += DAY_MS) {
      const today = isoDay(time);
      for (const clock of TIMES) {
        const now = instantOf(today, clock, ZONE);
        const [next] = all.filter((cutOff) => cutOff.at > now).sort((a, b) => a.at - b.at);
        expect([today, clock, nextCutOff(cadence, now, today, calendar, ZONE)]).toEqual([today, clock, next]);
      }
    }
  });

  it('finds none for cadence none', () => {
    expect(nextCutOff('none', at('2026-11-23'), day('2026-11-23'), calendar, ZONE)).toBeUndefined();
  });

  it.each([
    ['weekly', '2026-11-26 15:00', '2026-11-27'],
    ['weekly', '2026-11-27 12:00', '2026-12-04'],
    // Friday 2 October is off: the cut-off of that week is moved to Wednesday, the next one to its own Friday.
    ['weekly', '2026-09-29 15:00', '2026-09-30'],
    ['weekly', '2026-09-30 15:00', '2026-10-09'],
    ['halfyear', '2026-06-26 00:00', '2026-12-25'],
    ['quarterly', '2026-09-24 23:59', '2026-09-24'],
    ['quarterly', '2026-09-25 00:00', '2026-12-25'],
  ] as const)('of %s at %s is %s', (cadence, when, expected) => {
    expect(nextCutOff(cadence, at(when), day(when.slice(0, 10)), calendar, ZONE)?.day).toBe(expected);
  });

  it('goes past a holiday that moves two cut-offs to one day', () => {
    const rest = ['22', '25', '26', '27', '28', '29'].map((nth) => day(`2026-05-${nth}`));
    const closed = createWorkCalendar([{ year: 2026, rest, work: [], festivals: {} }]);
    const next = nextCutOff('weekly', at('2026-05-21 15:00'), day('2026-05-21'), closed, ZONE);
    expect(next?.day).toBe('2026-06-05');
  });
});

describe('isAskedBy', () => {
  const cutOff = { day: day('2026-11-27'), at: at('2026-11-27 12:00') };
  const now = at('2026-11-26 15:00');

  it.each([
    ['an old task', aTask(), true],
    ['a task that came the day before', { ...aTask(), assignedAt: at('2026-11-26 10:00') }, true],
    ['a task that begins that day', aTask({ start: day('2026-11-27') }), true],
    ['a task that has not begun', aTask({ start: day('2026-11-28') }), false],
  ])('asks %s as it should', (_, task, expected) => {
    expect(isAskedBy(cutOff, task, now, ZONE)).toBe(expected);
  });

  it('asks nobody on the day a task came, or came back', () => {
    const came = { ...aTask(), assignedAt: at('2026-11-27 00:00') };
    expect(isAskedBy(cutOff, came, now, ZONE)).toBe(false);
    const back = { ...aTask(), returnedAt: [at('2026-11-27 09:00')] };
    expect(isAskedBy(cutOff, back, at('2026-11-27 11:00'), ZONE)).toBe(false);
    expect(isAskedBy(cutOff, back, now, ZONE)).toBe(true);
  });
});
