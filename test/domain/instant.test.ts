import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import { dayOf, instantOf, isoOf, parseInstant, timeOf } from '../../src/domain/instant.ts';

const ZONES = ['Asia/Shanghai', 'Asia/Urumqi', 'UTC', 'America/New_York', 'Australia/Lord_Howe'] as const;
const anyZone = fc.constantFrom(...ZONES);
const anyDay = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(day('2020-01-01'), count));
const anyMoment = fc.integer({
  min: Date.parse('2020-01-01T00:00Z'),
  max: Date.parse('2031-01-01T00:00Z'),
});

/** The calendar day by another road than the code under test takes. */
function dayByIntl(moment: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment);
}

describe('dayOf and instantOf', () => {
  it("places moments on the county's days", () => {
    expect(dayOf(Date.parse('2026-11-22T15:59:59.999Z'), 'Asia/Shanghai')).toBe('2026-11-22');
    expect(dayOf(Date.parse('2026-11-22T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-23');
    expect(instantOf(day('2026-11-27'), '12:00', 'Asia/Shanghai')).toBe(Date.parse('2026-11-27T04:00Z'));
    expect(instantOf(day('2026-12-31'), '24:00', 'Asia/Shanghai')).toBe(Date.parse('2026-12-31T16:00Z'));
  });

  it('agrees with Intl in every zone', () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (moment, zone) => {
        expect(dayOf(moment, zone)).toBe(dayByIntl(moment, zone));
      }),
    );
  });

  it('comes back to the day it started from', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('00:00', '08:30', '12:00', '23:59'), anyZone, (on, time, zone) => {
        expect(dayOf(instantOf(on, time, zone), zone)).toBe(on);
      }),
    );
  });

  it('ends a day where the next begins', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (on, zone) => {
        const end = instantOf(on, '24:00', zone);
        expect(end).toBe(instantOf(addDays(on, 1), '00:00', zone));
        expect(dayOf(end - 1, zone)).toBe(on);
      }),
    );
  });

  it('knows the day the clocks change', () => {
    const on = day('2026-03-08');
    const start = instantOf(on, '00:00', 'America/New_York');
    expect(instantOf(on, '24:00', 'America/New_York') - start).toBe(23 * 3_600_000);
  });

  it('refuses a zone and a time that do not exist', () => {
    expect(() => dayOf(0, 'Asia/Nowhere')).toThrow(RangeError);
    expect(() => instantOf(day('2026-01-01'), '25:00', 'UTC')).toThrow(RangeError);
  });
});

describe('isoOf and parseInstant', () => {
  it('writes the offset of the zone', () => {
    const moment = Date.parse('2026-11-23T02:00:00.007Z');
    expect(isoOf(moment, 'Asia/Shanghai')).toBe('2026-11-23T10:00:00.007+08:00');
    expect(isoOf(moment, 'America/New_York')).toBe('2026-11-22T21:00:00.007-05:00');
    expect(timeOf(moment, 'Asia/Shanghai')).toBe('10:00');
  });

  it('reads what it wrote, whatever the zone', () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (moment, zone) => {
        expect(parseInstant(isoOf(moment, zone))).toBe(moment);
      }),
    );
  });

  it.each(['', '2026-11-23', '2026-11-23T10:00:00', 'tomorrow', '1795399200000', '2026-02-30T00:00Z'])(
    'refuses %j: no moment, or no offset',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );
});

describe('the zone of the machine', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('makes no difference', () => {
    const offsets = new Set<number>();
    const told = ['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'].map((zone) => {
      vi.stubEnv('TZ', zone);
      offsets.add(new Date(2026, 0, 1).getTimezoneOffset());
      const moment = Date.parse('2026-11-22T18:30:00Z');
      return [
        dayOf(moment, 'Asia/Shanghai'),
        isoOf(moment, 'Asia/Shanghai'),
        // Days nobody asked for before, so that nothing is remembered from another zone.
        instantOf(addDays(day('2040-01-01'), offsets.size), '12:00', 'Asia/Shanghai') -
          instantOf(addDays(day('2041-01-01'), offsets.size), '12:00', 'Asia/Shanghai'),
      ];
    });
    expect(offsets.size).toBe(4);
    expect(told).toEqual(
      Array.from({ length: 4 }, () => ['2026-11-23', '2026-11-23T02:30:00.000+08:00', -366 * 86_400_000]),
    );
  });
});
