import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../src/domain/colour.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { compareByUrgency, type Judged } from '../../src/domain/ledger-order.ts';
import { aTask } from '../support/a-task.ts';

interface Case {
  readonly no: number;
  readonly due?: string | undefined;
  readonly late?: number;
  readonly review?: boolean;
  readonly year?: number;
}

function a({ no, due, late = 0, review = false, year = 2026 }: Case): Judged {
  const judgement: Judgement = {
    colour: late > 0 ? 'red' : 'blue',
    reasons: [{ kind: 'on-pace' }],
    overdueDays: late,
    judgedOn: day('2026-11-23'),
    ...(review ? { underReview: true } : {}),
  };
  return { task: aTask({ year, no, due: due === undefined ? undefined : day(due) }), judgement };
}

describe('compareByUrgency', () => {
  it('puts the longest overdue first, then the soonest due, then those without a due, ties by number', () => {
    const inOrder = [
      a({ no: 30, due: '2026-11-01', late: 22 }),
      a({ no: 7, due: '2026-11-18', late: 5 }),
      a({ no: 8, due: '2026-11-18', late: 5 }),
      a({ no: 40, due: '2026-11-24' }),
      a({ no: 3, due: '2026-12-01' }),
      a({ no: 9, due: '2026-12-01' }),
      a({ no: 1, year: 2025 }),
      a({ no: 1 }),
      a({ no: 2 }),
    ];
    expect(inOrder.toReversed().sort(compareByUrgency)).toEqual(inOrder);
  });

  it('does not put a task under review among the overdue', () => {
    const review = a({ no: 1, due: '2026-11-01', late: 3, review: true });
    const late = a({ no: 2, due: '2026-11-20', late: 1 });
    expect([review, late].sort(compareByUrgency)).toEqual([late, review]);
  });

  it('is an order: the same however the list was shuffled', () => {
    const anyCase = fc.record({
      no: fc.nat(9),
      year: fc.constantFrom(2025, 2026),
      due: fc.option(
        fc.nat(5).map((count) => addDays(day('2026-11-20'), count)),
        { nil: undefined },
      ),
      late: fc.nat(2),
      review: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 12 }), fc.infiniteStream(fc.nat(1000)), (cases, dice) => {
        const list = cases.map(a);
        const shuffled = list
          .map((one) => ({ one, key: dice.next().value }))
          .sort((x, y) => x.key - y.key)
          .map(({ one }) => one);
        const keys = (of: Judged[]) =>
          of.toSorted(compareByUrgency).map(({ task, judgement }) => {
            const late = judgement.underReview ? 0 : judgement.overdueDays;
            return [late, task.due, task.year, task.no];
          });
        expect(keys(list)).toEqual(keys(shuffled));
      }),
    );
  });
});
