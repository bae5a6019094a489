import { describe, expect, it } from 'vitest';
import { encodePng } from '../../src/picture/encode-png.ts';
import { decode } from './pixels.ts';

/** A picture of one row. */
const row = (...colours: readonly string[]) =>
  Uint8ClampedArray.from(colours.flatMap((colour) => [...Buffer.from(`${colour}ff`, 'hex')]));

describe('a PNG', () => {
  it('keeps its pixels, row by row', async () => {
    const pixels = await decode(encodePng(2, 2, row('b71c1c', 'ffffff', '000000', 'b71c1c')));
    expect([0, 1].map((y) => pixels.runs(y).map(({ colour }) => colour))).toEqual([
      ['#b71c1c', '#ffffff'],
      ['#000000', '#b71c1c'],
    ]);
  });

  it('of more than 256 colours keeps the frequent ones and brings the others near', async () => {
    const many = Array.from({ length: 400 }, (_, index) => (index * 37).toString(16).padStart(6, '0'));
    const pixels = await decode(encodePng(803, 1, row('b71c1c', 'b71c1c', 'b71d1c', ...many, ...many)));
    expect(pixels.runs(0)[0]).toEqual({ colour: '#b71c1c', from: 0, length: 3 });
    expect(new Set(pixels.runs(0).map(({ colour }) => colour)).size).toBeLessThanOrEqual(256);
  });
});
