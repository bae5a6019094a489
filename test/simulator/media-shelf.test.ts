import { describe, expect, it } from 'vitest';
import { createMediaShelf } from '../../src/simulator/media-shelf.ts';
import { NOON } from './a-tiny-vendor.ts';

const PICTURE = {
  name: '附表.png',
  contentType: 'image/png',
  bytes: Buffer.from([1, 2, 3]),
  scope: 'key-all',
  at: NOON,
};

describe('createMediaShelf', () => {
  it('gives back what was put, under an id of its own', () => {
    const shelf = createMediaShelf();
    const [one, other] = [shelf.put(PICTURE), shelf.put(PICTURE)];
    expect(one).toEqual({ ...PICTURE, id: expect.stringMatching(/^[0-9a-f]{24}$/) });
    expect(other.id).not.toBe(one.id);
    expect(shelf.get(one.id)).toEqual(one);
    expect(shelf.get('nothing')).toBeUndefined();
  });

  it("begins ids as the vendor's begin", () => {
    expect(createMediaShelf('@').put(PICTURE).id).toMatch(/^@[0-9a-f]{24}$/);
  });
});
