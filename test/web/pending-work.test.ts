import { describe, expect, it } from 'vitest';
import { createPendingWork } from '../../src/web/pending-work.ts';

describe('createPendingWork', () => {
  it('is settled at once when there is none', async () => {
    await createPendingWork().settled();
  });

  it('waits for what is added while waiting, and for what fails', async () => {
    const work = createPendingWork();
    const steps: string[] = [];
    let finish = (): void => {};
    const first = new Promise<void>((resolve) => {
      finish = resolve;
    });
    void work.add(
      first.then(() => {
        steps.push('first');
        const second = work.add(Promise.reject(new Error('disk full')).finally(() => steps.push('second')));
        second.catch(() => undefined);
      }),
    );
    const settled = work.settled().then(() => steps.push('settled'));
    expect(steps).toEqual([]);
    finish();
    await settled;
    expect(steps).toEqual(['first', 'second', 'settled']);
  });

  it('gives the outcome back', async () => {
    expect(await createPendingWork().add(Promise.resolve(7))).toBe(7);
    await expect(createPendingWork().add(Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
