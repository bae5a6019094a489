import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { dueAfterRevisit, mendByAfterReturn } from '../../src/domain/days-to-mend.ts';
import { errandDue } from '../../src/domain/errand-days.ts';
import { mayUrgeAgain } from '../../src/domain/urge-again.ts';
import { aCalendar, at, ZONE } from '../support/a-task.ts';

describe('errandDue', () => {
  it.each([
    ['flash', '2026-11-23', '2026-11-24'],
    ['urgent', '2026-11-23', '2026-11-26'],
    ['plain', '2026-11-23', '2026-12-02'],
    ['complex', '2026-11-23', '2026-12-14'],
    [undefined, '2026-11-23', '2026-12-02'],
    ['flash', '2026-11-27', '2026-11-30'],
    // Over the National Day holiday, 1–7 October 2026.
    ['urgent', '2026-09-30', '2026-10-10'],
  ] as const)('%s from %s is %s', (urgency, from, to) => {
    expect(errandDue(day(from), urgency, aCalendar())).toBe(to);
  });
});

describe('the days to mend', () => {
  it('are three working days after 退回 and ten after 不属实', () => {
    expect(mendByAfterReturn(day('2026-11-26'), aCalendar())).toBe('2026-12-01');
    expect(dueAfterRevisit(day('2026-11-26'), aCalendar())).toBe('2026-12-10');
  });
});

describe('mayUrgeAgain', () => {
  it.each([
    [undefined, '2026-11-23', true],
    ['2026-11-23 09:00', '2026-11-23', false],
    ['2026-11-23 23:59', '2026-11-24', true],
    ['2026-11-27 10:00', '2026-11-28', false],
    ['2026-11-28 10:00', '2026-11-29', false],
    ['2026-11-28 10:00', '2026-11-30', true],
  ])('urged %s, on %s: %s', (urged, today, may) => {
    const task = { urged: urged === undefined ? { times: 0 } : { times: 1, at: at(urged) } };
    expect(mayUrgeAgain(task, day(today), aCalendar(), ZONE)).toBe(may);
  });
});
