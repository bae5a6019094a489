import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { rulesOn } from '../../src/domain/rules.ts';
import { aRuleSet, someRules } from '../support/a-task.ts';

describe('rulesOn', () => {
  const spring = aRuleSet({ from: day('2026-03-01'), redLag: 25 });
  const autumn = aRuleSet({ from: day('2026-09-01'), redLag: 15 });

  it.each([
    ['2026-01-01', 25, 'before the first set, the earliest'],
    ['2026-03-01', 25, 'on its first day'],
    ['2026-08-31', 25, 'on its last day'],
    ['2026-09-01', 15, 'from the next set on'],
    ['2027-05-01', 15, 'long after'],
  ])('on %s finds red at %i points: %s', (on, redLag) => {
    expect(rulesOn(day(on), someRules(spring, autumn)).redLag).toBe(redLag);
    expect(rulesOn(day(on), someRules(autumn, spring)).redLag).toBe(redLag);
  });

  it('throws if there is no set at all', () => {
    expect(() => rulesOn(day('2026-01-01'), { sets: [], review: 'one-step' })).toThrow(/rule set/);
  });
});
