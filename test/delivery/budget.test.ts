import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBudget } from '../../src/delivery/budget.ts';

const MINUTE = 60_000;
const NOON = 1_800_000_000_000;

describe('the budget of a robot', () => {
  it('lets fifteen requests go, and the next when the first of them is a minute old', () => {
    const budget = createBudget();
    for (let n = 0; n < 15; n += 1) {
      expect(budget.waitsUntil('r', NOON + n)).toBeUndefined();
      budget.spend('r', NOON + n);
    }
    expect(budget.waitsUntil('r', NOON + 20)).toBe(NOON + MINUTE);
    expect(budget.left('r', NOON + 20)).toBe(0);
    expect(budget.waitsUntil('r', NOON + MINUTE)).toBeUndefined();
    expect(budget.left('r', NOON + MINUTE)).toBe(1);
  });

  it('is each robot’s own', () => {
    const budget = createBudget();
    for (let n = 0; n < 15; n += 1) budget.spend('r', NOON);
    expect(budget.waitsUntil('other', NOON)).toBeUndefined();
  });

  it('stands still while the vendor has throttled the robot', () => {
    const budget = createBudget();
    budget.hold('r', NOON + 10 * MINUTE);
    budget.hold('r', NOON + MINUTE);
    expect(budget.waitsUntil('r', NOON)).toBe(NOON + 10 * MINUTE);
    expect(budget.left('r', NOON)).toBe(0);
    expect(budget.waitsUntil('r', NOON + 10 * MINUTE)).toBeUndefined();
  });

  it('forgets what a clock that was set back has sent in its future', () => {
    const budget = createBudget();
    for (let n = 0; n < 15; n += 1) budget.spend('r', NOON);
    expect(budget.waitsUntil('r', NOON - 5 * MINUTE)).toBeUndefined();
  });

  it('never lets twenty go in any minute, answers included that take five', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 200 }), (gaps) => {
        const budget = createBudget();
        const sent: number[] = [];
        let now = NOON;
        for (const gap of gaps) {
          now += gap;
          if (budget.waitsUntil('r', now) !== undefined) continue;
          budget.spend('r', now);
          sent.push(now);
        }
        for (const at of sent)
          expect(sent.filter((one) => one > at - MINUTE && one <= at).length).toBeLessThanOrEqual(15);
      }),
    );
  });
});
