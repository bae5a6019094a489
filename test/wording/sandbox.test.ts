import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { morningLabel } from '../../src/wording/sandbox.ts';

describe('morningLabel', () => {
  it.each([
    ['2026-11-23', '快进到今早 8:30'],
    ['2026-11-24', '快进到明早 8:30'],
    ['2026-11-25', '快进到周三早 8:30'],
    ['2026-11-29', '快进到周日早 8:30'],
    ['2026-11-30', '快进到11月30日早 8:30'],
    ['2027-01-04', '快进到1月4日早 8:30'],
  ])('calls %s, seen from Monday the 23rd, %s', (morning, label) => {
    expect(morningLabel(day(morning), '08:30', day('2026-11-23'))).toBe(label);
  });

  it('leaves a time after ten as it is', () => {
    expect(morningLabel(day('2026-11-24'), '10:00', day('2026-11-23'))).toBe('快进到明早 10:00');
  });
});
