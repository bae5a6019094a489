import { randomFillSync } from 'node:crypto';

/** Drawn from the system at once: each draw costs as much as encrypting an answer does. */
const DRAWN = 256;

/** Gives so many bytes a call that nobody can guess, and none of them twice. */
export function createRandomBytes(size: number): () => Buffer {
  const drawn = Buffer.alloc(size * DRAWN);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn);
      at = 0;
    }
    at += size;
    return Buffer.from(drawn.subarray(at - size, at));
  };
}
