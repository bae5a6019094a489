import { expect, it } from 'vitest';
import { createRecordCache } from '../../../src/store/lowdb/record-cache.ts';

it('keeps the values used last and forgets the one unused for longest', () => {
  const cache = createRecordCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  cache.set('a', 4);
  cache.set('d', 5);
  expect([cache.get('a'), cache.get('c'), cache.get('d')]).toEqual([4, undefined, 5]);
});
