import { describe, expect, it } from 'vitest';
import { keyText, sameKey } from '../../src/domain/number-in-year.ts';

describe('keys of tasks', () => {
  it('are written year first', () => {
    expect(keyText({ year: 2026, no: 12 })).toBe('2026/12');
  });

  it('are the same only if year and number are', () => {
    expect(sameKey({ year: 2026, no: 12 }, { year: 2026, no: 12 })).toBe(true);
    expect(sameKey({ year: 2025, no: 12 }, { year: 2026, no: 12 })).toBe(false);
    expect(sameKey({ year: 2026, no: 1 }, { year: 2026, no: 12 })).toBe(false);
  });
});
