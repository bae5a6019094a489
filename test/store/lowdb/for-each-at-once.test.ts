import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { forEachAtOnce } from '../../../src/store/lowdb/for-each-at-once.ts';

describe('forEachAtOnce', () => {
  it('works on each thing once, no more of them at a time than asked', async () => {
    const done: number[] = [];
    let [now, most] = [0, 0];
    const things = Array.from({ length: 100 }, (_, index) => index);
    await forEachAtOnce(
      things,
      async (thing) => {
        now += 1;
        most = Math.max(most, now);
        await turn();
        now -= 1;
        done.push(thing);
      },
      7,
    );
    expect(done.sort((a, b) => a - b)).toEqual(things);
    expect(most).toBe(7);
  });

  it('begins nothing behind a failure, and rejects when what was begun is over', async () => {
    let underWay = 0;
    const begun: number[] = [];
    const working = forEachAtOnce(
      [1, 2, 3, 4, 5],
      async (thing) => {
        begun.push(thing);
        if (thing === 1) throw new Error('torn');
        underWay += 1;
        for (let turns = 0; turns < 10; turns += 1) await turn();
        underWay -= 1;
      },
      2,
    );
    await expect(working).rejects.toThrow('torn');
    expect(underWay).toBe(0);
    expect(begun).toEqual([1, 2]);
  });
});
