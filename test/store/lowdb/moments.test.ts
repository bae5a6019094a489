import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf } from '../../../src/domain/instant.ts';
import { readMoment } from '../../../src/store/lowdb/moments.ts';

describe('readMoment', () => {
  it('reads back every moment that isoOf writes, in any zone', () => {
    const moment = fc.integer({ min: Date.parse('1970-01-02Z'), max: Date.parse('2100-01-01Z') });
    const zone = fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York', 'Asia/Kathmandu');
    fc.assert(fc.property(moment, zone, (at, name) => readMoment(isoOf(at, name)) === at));
  });

  it.each([
    ['2026-11-23T10:00:00+08:00', Date.parse('2026-11-23T02:00:00Z')],
    ['2026-11-23T02:00:00Z', Date.parse('2026-11-23T02:00:00Z')],
    ['2026-11-31T10:00:00.000+08:00', undefined],
    ['2026-11-23T25:00:00.000+08:00', undefined],
    ['2026-11-23T10:00:00.000', undefined],
    ['2026-11-23', undefined],
    ['', undefined],
    [1_790_000_000_000, undefined],
    [null, undefined],
  ])('reads %s as %s', (text, at) => {
    expect(readMoment(text)).toBe(at);
  });
});
