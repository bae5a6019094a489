import { expect, it } from 'vitest';
import { addDays, type Day, day, monthOf, weekStart } from '../../src/domain/day.ts';
import { isoOf } from '../../src/domain/instant.ts';
import { aRehearsal } from '../support/a-rehearsal.ts';
import { act, anAssignment, ZONE } from '../support/a-task.ts';
import { OFFICIAL_WORKDAYS } from '../support/state-council.ts';

const LEADERS = {
  weekly: { release: 'auto' },
  monthly: { release: 'auto' },
  quarterly: { release: 'auto' },
  halfyear: { release: 'auto' },
};
const COUNTY = { overdue: {}, unreported: {} };

/** Every day of a year. */
function* daysOf(year: number): Generator<Day> {
  for (let on = day(`${year}-01-01`); on <= `${year}-12-31`; on = addDays(on, 1)) yield on;
}

/** By the State Council's notices. */
const workdays = (year: number): readonly Day[] =>
  OFFICIAL_WORKDAYS.filter((on) => on.startsWith(String(year))).map(day);

/** The first worked day of each period that `periodOf` tells apart. */
function firsts(year: number, periodOf: (on: Day) => string): readonly Day[] {
  const seen = new Set<string>();
  return workdays(year).filter((on) => {
    const isFirst = !seen.has(periodOf(on));
    seen.add(periodOf(on));
    return isFirst;
  });
}

it.each([2025, 2026])('posts on exactly the right days and at the right minutes of %i', async (year) => {
  const rehearsal = await aRehearsal({
    now: `${year}-01-01T00:00:00+08:00`,
    county: COUNTY,
    leaders: LEADERS,
    tasks: [
      // December is reported in January, from the ledger of the year before.
      [{ year: year - 1, no: 1 }, [anAssignment({ due: day(`${year - 1}-11-30`) }, `${year - 1}-01-04`)]],
      [{ year, no: 1 }, [anAssignment({ due: day(`${year}-01-01`) }, `${year - 1}-12-30`)]],
      [
        { year, no: 2 },
        [
          anAssignment(
            { due: day(`${year}-12-30`), cadence: 'weekly', leadUnit: '交通运输局' },
            `${year - 1}-12-30`,
          ),
          act('accept', `${year - 1}-12-31`, {}),
        ],
      ],
    ],
  });
  try {
    await rehearsal.passTo(`${year}-12-31T23:59:00+08:00`);
    const seen = (group: string, vendor: 'wecom' | 'dingtalk', heading: RegExp): readonly string[] =>
      rehearsal.simulator
        .group(group, vendor)
        .sees()
        .filter(({ content }) => 'text' in content && heading.test(content.text.split('\n')[0] ?? ''))
        .map(({ at }) => isoOf(at, ZONE).slice(0, 16));
    const at = (days: readonly Day[], time: string) => days.map((on) => `${on}T${time}`);

    for (const vendor of ['wecom', 'dingtalk'] as const)
      expect(seen('county', vendor, /每日提醒/)).toEqual(at(workdays(year), '08:30'));
    // The week of New Year's Day began, and was worked, in the year before.
    const weeks = firsts(year, weekStart).filter((on) => weekStart(on) >= `${year}-01-01`);
    expect(seen('leaders', 'wecom', /周调度/)).toEqual(at(weeks, '09:00'));
    expect(seen('leaders', 'wecom', /月通报/)).toEqual(
      at(
        firsts(year, (on) => String(monthOf(on))),
        '09:00',
      ),
    );
    expect(seen('leaders', 'wecom', /季督导/)).toEqual(
      at(
        firsts(year, (on) => String(Math.ceil(monthOf(on) / 3))),
        '09:00',
      ),
    );
    const halfyear = workdays(year).findLast((on) => on <= `${year}-07-10`);
    expect(seen('leaders', 'wecom', /双过半/)).toEqual(at(halfyear === undefined ? [] : [halfyear], '09:00'));
    // Friday noon is the cut-off, on the working day before a rest day: 催报 comes the working day before.
    const cutOffs = new Set(
      [...daysOf(year), ...daysOf(year + 1)]
        .filter((on) => new Date(`${on}T00:00Z`).getUTCDay() === 5)
        .map((friday) => workdays(year).findLast((on) => on <= friday)),
    );
    const before = workdays(year).filter((_, index, all) => cutOffs.has(all[index + 1]));
    expect(seen('county', 'wecom', /催报/).filter((one) => one < `${year}-12-25`)).toEqual(
      at(before, '15:00').filter((one) => one < `${year}-12-25`),
    );
    expect(rehearsal.logged.filter(({ level }) => level === 'error')).toEqual([]);
  } finally {
    await rehearsal.stop();
  }
});
