import { expect, it } from 'vitest';
import { createRandomBytes } from '../../../src/platforms/wecom/random-bytes.ts';

it('gives bytes of the asked length, never the same ones, and what is given stays as it was', () => {
  const next = createRandomBytes(16);
  const first = next();
  const before = first.toString('hex');
  const given = new Set(Array.from({ length: 1000 }, () => next().toString('hex')));
  expect(first).toHaveLength(16);
  expect(given.size).toBe(1000);
  expect(given.has(before)).toBe(false);
  expect(first.toString('hex')).toBe(before);
});
