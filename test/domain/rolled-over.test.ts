import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { mayBeRolledOver } from '../../src/domain/rolled-over.ts';

describe('mayBeRolledOver', () => {
  it.each([
    ['2027-11-20', '2026-11-23', true, 'three days ago, a year on'],
    ['2027-06-30', '2026-11-23', true, 'half a year gone by'],
    ['2027-01-31', '2026-11-23', false, 'soon after the new year'],
    ['2027-03-31', '2026-12-30', false, 'the next quarter'],
    ['2026-12-31', '2026-01-10', false, 'the end of this very year'],
    ['2026-12-04', '2026-11-23', false, 'next month'],
  ])('%s said on %s: %s, %s', (said, today, expected) => {
    expect(mayBeRolledOver(day(said), day(today))).toBe(expected);
  });
});
