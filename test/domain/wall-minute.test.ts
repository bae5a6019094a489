import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import { momentOf } from '../../src/domain/wall-minute.ts';

const moment = (on: string, time: string, zone: string): string | undefined => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const found = momentOf({ day: day(on), minute: hour * 60 + minute }, zone);
  return found === undefined ? undefined : new Date(found).toISOString().slice(0, 16);
};

describe('momentOf', () => {
  it.each([
    ['2026-11-23', '08:30', 'Asia/Shanghai', '2026-11-23T00:30'],
    ['2026-11-23', '00:00', 'Asia/Shanghai', '2026-11-22T16:00'],
    ['2026-11-23', '23:59', 'Asia/Shanghai', '2026-11-23T15:59'],
    // New York springs from 2:00 to 3:00 on 8 March.
    ['2026-03-08', '01:59', 'America/New_York', '2026-03-08T06:59'],
    ['2026-03-08', '02:00', 'America/New_York', '2026-03-08T07:00'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:00'],
    ['2026-03-08', '02:59', 'America/New_York', '2026-03-08T07:00'],
    ['2026-03-08', '03:00', 'America/New_York', '2026-03-08T07:00'],
    ['2026-03-08', '03:01', 'America/New_York', '2026-03-08T07:01'],
    // It falls from 2:00 to 1:00 on 1 November: 1:30 comes twice.
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30'],
    ['2026-11-01', '02:00', 'America/New_York', '2026-11-01T07:00'],
    // Lord Howe moves by half an hour: on from 2:00 on 4 October, back from 2:00 on 5 April.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30'],
    ['2026-10-04', '02:30', 'Australia/Lord_Howe', '2026-10-03T15:30'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45'],
    // Cairo begins 24 April 2026 at 1:00.
    ['2026-04-24', '00:00', 'Africa/Cairo', '2026-04-23T22:00'],
    // Samoa left 30 December 2011 out.
    ['2011-12-30', '08:30', 'Pacific/Apia', undefined],
  ])('%s %s in %s is %s', (on, time, zone, expected) => {
    expect(moment(on, time, zone)).toBe(expected);
  });

  it('shows that very minute, unless the clocks skip it, and no earlier moment shows it', () => {
    const zones = [
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Shanghai',
      'Africa/Cairo',
    ];
    const wall = fc.record({ days: fc.nat(730), minute: fc.nat(1439), zone: fc.constantFrom(...zones) });
    const formats = new Map(
      zones.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
      ]),
    );
    fc.assert(
      fc.property(wall, ({ days, minute, zone }) => {
        const on = addDays(day('2025-01-01'), days);
        const found = momentOf({ day: on, minute }, zone) ?? Number.NaN;
        const clock = (at: number): string => formats.get(zone)?.format(at) ?? '';
        const asked = `${on} ${new Date(minute * 60_000).toISOString().slice(11, 16)}`;
        expect(clock(found) >= asked).toBe(true);
        expect(clock(found - 60_000) < asked).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
