import { describe, expect, it } from 'vitest';
import { shareRuns } from '../../../src/store/lowdb/shared-run.ts';

/** Work whose runs are ended by hand, in order. */
function aWork() {
  const ends: ((error?: Error) => void)[] = [];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      ends.push((error) => (error === undefined ? resolve() : reject(error)));
    });
  return { work, ends };
}

describe('shareRuns', () => {
  it('runs at once for the first, and once more for all who come meanwhile', async () => {
    const { work, ends } = aWork();
    const run = shareRuns(work);
    const done: string[] = [];
    const first = run().then(() => done.push('first'));
    const others = ['second', 'third'].map((name) => run().then(() => done.push(name)));
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await first;
    expect(done).toEqual(['first']);
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await Promise.all(others);
    expect(done).toEqual(['first', 'second', 'third']);
    expect(ends).toHaveLength(2);
  });

  it('gives a failure to those who waited for that run, and none to the next', async () => {
    const { work, ends } = aWork();
    const run = shareRuns(work);
    const first = expect(run()).rejects.toThrow('full');
    const second = run();
    ends[0]?.(new Error('full'));
    await first;
    ends[1]?.();
    await second;
    expect(ends).toHaveLength(2);
  });

  it('begins a new run for whoever comes after the last one ended', async () => {
    const { work, ends } = aWork();
    const run = shareRuns(work);
    const first = run();
    ends[0]?.();
    await first;
    const second = run();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await second;
  });
});
