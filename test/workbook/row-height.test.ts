import { describe, expect, it } from 'vitest';
import { rowHeight } from '../../src/workbook/row-height.ts';

const height = (value: string | number | undefined, width: number): number => rowHeight([value], [width]);

describe('rowHeight', () => {
  it.each([
    ['nothing', undefined, 10, 1],
    ['a number', 123_456_789, 4, 1],
    ['what fits', '财政局', 10, 1],
    ['five Chinese characters in ten', '自然资源局', 10, 2],
    ['eleven Latin ones in ten', 'abcdefghijk', 10, 2],
    ['lines of its own', '一\n二\n\n四', 10, 4],
    ['long lines of its own', '自然资源局\n自然资源局', 10, 4],
    ['anything in a column of no width', '长长长', 0, 3],
  ])('gives %s its lines', (_, value, width, lines) => {
    expect(height(value, width)).toBe(lines * 13.5 + 4.5);
  });

  it('is that of the highest cell, up to what Excel allows', () => {
    expect(rowHeight(['一', { value: '一\n二' }, undefined], [9, 9, 9])).toBe(31.5);
    expect(height('\n'.repeat(1_000), 9)).toBe(409.5);
  });
});
