import { createCanvas } from '@napi-rs/canvas';
import { font } from './page.ts';

/** The pixels a character leaves on an empty square. */
type InkOf = (character: string) => Uint8ClampedArray;

const SIZE = 64;
/** Never a character: a font draws it as its box, or as nothing. */
const UNASSIGNED = '\u{10fffe}';

/**
 * Whether Chinese is drawn as Chinese, in both weights: 中 and 国 leave ink and differ from each other and from what
 * stands for a missing glyph.
 */
export function drawsChinese(...inks: readonly InkOf[]): boolean {
  return (inks.length > 0 ? inks : [inkOfWeight('normal'), inkOfWeight('bold')]).every((inkOf) => {
    const shapes = ['中', '国', UNASSIGNED].map((character) =>
      Buffer.from(inkOf(character)).toString('base64'),
    );
    const blank = Buffer.from(inkOf(' ')).toString('base64');
    return new Set(shapes).size === shapes.length && shapes[0] !== blank && shapes[1] !== blank;
  });
}

function inkOfWeight(weight: 'normal' | 'bold'): InkOf {
  return (character) => {
    const brush = createCanvas(SIZE, SIZE).getContext('2d');
    brush.font = font(SIZE / 2, weight);
    brush.textBaseline = 'middle';
    brush.fillText(character, SIZE / 4, SIZE / 2);
    return brush.getImageData(0, 0, SIZE, SIZE).data;
  };
}
