import { describe, expect, it } from 'vitest';
import { nextMorning, sandboxStart } from '../../../src/cli/sandbox/sandbox-time.ts';
import { postTimeOn } from '../../../src/delivery/post-times.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import { dayOf, isoOf } from '../../../src/domain/instant.ts';
import { createCronMatcher } from '../../../src/schedule/cron-matcher.ts';
import { aSandbox, aSetting } from './a-sandbox.ts';

const ZONE = 'Asia/Shanghai';
const { calendar } = aSetting('2026-01-01T00:00:00+08:00');

const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const local = (moment: number): string => isoOf(moment, ZONE).slice(0, 16);
const start = (year: number): number => sandboxStart(aSetting(`${year}-03-01T12:00:00+08:00`));
const morning = (now: string) => {
  const { label, at: when } = nextMorning(at(now), calendar, ZONE);
  return { label, at: local(when) };
};

describe('sandboxStart', () => {
  it.each([
    [2024, '2024-11-25T10:00'],
    [2025, '2025-11-24T10:00'],
    [2026, '2026-11-23T10:00'],
  ])('in %i is %s', (year, moment) => {
    expect(local(start(year))).toBe(moment);
  });

  it.each([2024, 2025, 2026, 2027, 2028, 2029, 2030])(
    'in %i is a working day before a working day, whose morning the button leads to',
    (year) => {
      const on = dayOf(start(year), ZONE);
      expect(calendar.isWorkday(on)).toBe(true);
      expect(calendar.isWorkday(addDays(on, 1))).toBe(true);
      expect(nextMorning(start(year), calendar, ZONE)).toEqual({
        label: '快进到明早 8:30',
        at: at(`${addDays(on, 1)}T08:30`),
      });
    },
  );

  it('is of the year that it is in the office, to the last second', () => {
    expect(local(sandboxStart(aSetting('2026-12-31T23:59:59+08:00')))).toBe('2026-11-23T10:00');
    expect(local(sandboxStart(aSetting('2026-12-31T16:00:00Z')))).toBe('2027-11-23T10:00');
  });

  it.each([2024, 2025, 2026])('in %i has late tasks in the sample ledger', async (year) => {
    const { application, setting } = await aSandbox(year);
    expect(setting.clock.now()).toBe(start(year));
    const answered = await application.receive({
      platform: 'wecom',
      bot: 'b',
      messageId: 'm-1',
      chat: { kind: 'group', id: 'wrSandboxCounty' },
      sender: { account: 'liuzhenhua' },
      content: { kind: 'text', text: '逾期' },
    });
    expect(JSON.stringify(answered.reply)).toMatch(/逾期事项 \d+ 项/);
  });
});

describe('nextMorning', () => {
  it.each([
    ['2026-11-23T10:00', '快进到明早 8:30', '2026-11-24T08:30'],
    ['2026-11-23T00:00', '快进到今早 8:30', '2026-11-23T08:30'],
    ['2026-11-23T08:29', '快进到今早 8:30', '2026-11-23T08:30'],
    ['2026-11-23T08:30', '快进到明早 8:30', '2026-11-24T08:30'],
    ['2026-11-23T23:59', '快进到明早 8:30', '2026-11-24T08:30'],
    // Friday, Saturday, Sunday.
    ['2026-11-27T10:00', '快进到周一早 8:30', '2026-11-30T08:30'],
    ['2026-11-28T07:00', '快进到周一早 8:30', '2026-11-30T08:30'],
    ['2026-11-29T10:00', '快进到明早 8:30', '2026-11-30T08:30'],
    // The eve of a make-up Saturday, and of holidays.
    ['2026-10-09T10:00', '快进到明早 8:30', '2026-10-10T08:30'],
    ['2026-09-24T10:00', '快进到周一早 8:30', '2026-09-28T08:30'],
    ['2026-09-30T10:00', '快进到10月8日早 8:30', '2026-10-08T08:30'],
    ['2025-12-31T10:00', '快进到周日早 8:30', '2026-01-04T08:30'],
  ])('from %s: %s', (now, label, when) => {
    expect(morning(now)).toEqual({ label, at: when });
  });

  it('is ahead, on a working day, on every day of three years, and the lists come then', () => {
    const times = { matches: createCronMatcher(), calendar, zone: ZONE };
    for (let on = day('2024-01-01'); on <= '2026-12-31'; on = addDays(on, 1)) {
      for (const time of ['00:00', '08:29', '08:30', '18:00']) {
        const now = at(`${on}T${time}`);
        const { at: when } = nextMorning(now, calendar, ZONE);
        expect(when).toBeGreaterThan(now);
        expect(calendar.isWorkday(dayOf(when, ZONE))).toBe(true);
        expect(postTimeOn('30 8 * * *', 'workday', dayOf(when, ZONE), times)).toBe(when);
      }
    }
  });

  it('leaves no morning out, however often the button is used', () => {
    const mornings: string[] = [];
    for (let now = at('2026-09-24T10:00'); now < at('2026-10-13T00:00'); ) {
      now = nextMorning(now, calendar, ZONE).at;
      mornings.push(local(now).slice(5, 10));
    }
    expect(mornings).toEqual(['09-28', '09-29', '09-30', '10-08', '10-09', '10-10', '10-12', '10-13']);
  });
});
