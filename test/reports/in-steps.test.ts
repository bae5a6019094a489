import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judged } from '../../src/domain/ledger-order.ts';
import type { PostKind } from '../../src/domain/post.ts';
import {
  atOnce,
  filterInSteps,
  type InSteps,
  inTurns,
  mapInSteps,
  sortInSteps,
} from '../../src/reports/in-steps.ts';
import { judgeAll } from '../../src/reports/judge-all.ts';
import { MAKE_POST } from '../../src/wording/make-post.ts';
import { aBench } from '../support/a-task.ts';
import { GENERATED_DIRECTORY, generatedLedger } from '../support/generated-ledger.ts';
import { someMaterial } from '../support/some-material.ts';

const manyNumbers = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 1_200, size: 'max' });

describe('work in steps', () => {
  it('sorts as at once, what is equal in the order it had', () => {
    fc.assert(
      fc.property(manyNumbers, (numbers) => {
        const ones = numbers.map((key, place) => ({ key, place }));
        const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
        expect(atOnce(sortInSteps(ones, compare))).toEqual(ones.toSorted(compare));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps and makes what it would at once, whatever the length', () => {
    fc.assert(
      fc.property(manyNumbers, (numbers) => {
        const isEven = (one: number): boolean => one % 2 === 0;
        expect(atOnce(filterInSteps(numbers, isEven))).toEqual(numbers.filter(isEven));
        expect(atOnce(mapInSteps(numbers, String))).toEqual(numbers.map(String));
      }),
      { numRuns: 50 },
    );
  });

  it('lets others have their turn between two steps', async () => {
    const seen: string[] = [];
    function* work(): InSteps<string> {
      seen.push('first');
      yield;
      seen.push('second');
      return 'done';
    }
    setImmediate(() => seen.push('other'));
    expect(await inTurns(work())).toBe('done');
    expect(seen).toEqual(['first', 'other', 'second']);
  });

  it('ends with what its work throws', async () => {
    const work = mapInSteps([1], () => {
      throw new Error('broken');
    });
    await expect(inTurns(work)).rejects.toThrow('broken');
  });
});

const TASKS = 30_000;
const SOME = generatedLedger(3_000);
const LEDGER = Array.from({ length: TASKS }, (_, index) => {
  const [task = SOME[0]] = SOME.slice(index % SOME.length);
  return { ...task, no: index + 1 } as (typeof SOME)[number];
});

/** The same tasks, and how many different ones were looked at since the last time somebody asked. */
function watched(judged: readonly Judged[]) {
  const seen = new Set<number>();
  const watching = judged.map(({ task, judgement }) => ({
    get task() {
      seen.add(task.no);
      return task;
    },
    judgement,
  }));
  const sinceAsked = (): number => {
    const count = seen.size;
    seen.clear();
    return count;
  };
  return { watching, sinceAsked };
}

/** How many steps work takes, and its result. */
function counted<T>(work: InSteps<T>, onStep: () => void): { readonly steps: number; readonly result: T } {
  for (let steps = 1; ; steps += 1) {
    const step = work.next();
    onStep();
    if (step.done === true) return { steps, result: step.value };
  }
}

describe('a post of thirty thousand tasks', () => {
  const bench = aBench('2026-11-24 08:30');
  const judging = counted(judgeAll(LEDGER, bench), () => {});

  it('is judged in steps', () => {
    expect(judging.result).toHaveLength(TASKS);
    expect(judging.steps).toBeGreaterThanOrEqual(TASKS / 1_000);
  });

  it.each<readonly [PostKind, string]>([
    ['overdue', '2026-11-24 08:30'],
    ['near-due', '2026-11-24 08:30'],
    ['unreported', '2026-11-26 15:00'],
    ['weekly', '2026-11-23 09:00'],
    ['halfyear', '2026-07-10 09:00'],
    ['yearly', '2026-12-31 09:00'],
  ])('is made in steps, each over a small part of them: %s', (kind, now) => {
    const { watching, sinceAsked } = watched(judging.result);
    const material = { ...someMaterial([], { kind, now, directory: GENERATED_DIRECTORY }), judged: watching };
    let most = 0;
    const onStep = (): void => {
      most = Math.max(most, sinceAsked());
    };
    const { steps, result: made } = counted(MAKE_POST[kind](material), onStep);
    expect(made).toBeDefined();
    expect(steps).toBeGreaterThanOrEqual(TASKS / 1_000);
    if (made?.annex !== undefined) {
      const annex = counted(made.annex(), onStep);
      const rows = annex.result?.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0) ?? 0;
      expect(rows).toBeGreaterThan(TASKS / 10);
      expect(annex.steps).toBeGreaterThanOrEqual(rows / 1_000);
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(TASKS / 10);
  });
});
