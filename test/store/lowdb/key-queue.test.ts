import { describe, expect, it } from 'vitest';
import { createKeyQueue } from '../../../src/store/lowdb/key-queue.ts';

describe('createKeyQueue', () => {
  it('runs the works of one key in the order asked, those of another meanwhile', async () => {
    const queue = createKeyQueue();
    const order: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = queue('a', async () => {
      await held;
      order.push('a1');
    });
    const next = queue('a', async () => void order.push('a2'));
    await queue('b', async () => void order.push('b1'));
    release();
    await Promise.all([slow, next]);
    expect(order).toEqual(['b1', 'a1', 'a2']);
  });

  it('goes on after a work that fails', async () => {
    const queue = createKeyQueue();
    const failing = expect(queue('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue('a', async () => 'yes')).toBe('yes');
    await failing;
  });
});
