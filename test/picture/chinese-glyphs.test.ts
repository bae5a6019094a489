import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawsChinese } from '../../src/picture/chinese-glyphs.ts';
import { registerFonts } from '../../src/picture/fonts.ts';
import { font } from '../../src/picture/page.ts';

describe('the check of Chinese glyphs', () => {
  beforeAll(() => {
    registerFonts();
  });

  const SIZE = 48;
  /** Draws every character by what `paint` does with it. */
  const painted =
    (paint: (brush: ReturnType<typeof brushOf>, character: string) => void) => (character: string) => {
      const brush = brushOf();
      paint(brush, character);
      return brush.getImageData(0, 0, SIZE, SIZE).data;
    };
  function brushOf() {
    return createCanvas(SIZE, SIZE).getContext('2d');
  }

  it('is passed by the font of the pictures', () => {
    expect(drawsChinese()).toBe(true);
  });

  it.each([
    ['a box for each', painted((brush, text) => text !== ' ' && brush.strokeRect(8, 8, 30, 30))],
    ['nothing', painted(() => undefined)],
    [
      'a box for what is rare',
      painted((brush, text) =>
        text === '中' ? brush.fillText('z', 8, 40) : text !== ' ' && brush.strokeRect(8, 8, 30, 30),
      ),
    ],
  ])('is failed by a font that draws %s', (_, inkOf) => {
    expect(drawsChinese(inkOf)).toBe(false);
  });

  it('is passed by whatever draws them differently', () => {
    const inkOf = painted((brush, text) => {
      brush.font = font(30);
      brush.fillText(text, 8, 40);
    });
    expect(drawsChinese(inkOf)).toBe(true);
  });
});
