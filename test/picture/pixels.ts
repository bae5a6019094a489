import { createCanvas, loadImage } from '@napi-rs/canvas';

/** A decoded picture. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Whether the pixel has a colour, as #rrggbb. */
  readonly is: (x: number, y: number, colour: string) => boolean;
  /** The length of the longest run of a colour in a row. */
  readonly longest: (y: number, colour: string) => number;
  /** The runs of a row from the left to the right. */
  readonly runs: (y: number) => readonly Run[];
}

export interface Run {
  readonly colour: string;
  readonly from: number;
  readonly length: number;
}

export async function decode(png: Uint8Array): Promise<Pixels> {
  const image = await loadImage(Buffer.from(png));
  const { width, height } = image;
  const brush = createCanvas(width, height).getContext('2d');
  brush.drawImage(image, 0, 0);
  const words = new Uint32Array(brush.getImageData(0, 0, width, height).data.buffer);
  return {
    width,
    height,
    is: (x, y, colour) => words[Math.round(y) * width + Math.round(x)] === wordOf(colour),
    longest: (y, colour) => {
      const word = wordOf(colour);
      let longest = 0;
      let length = 0;
      for (let x = y * width; x < (y + 1) * width; x++) {
        length = words[x] === word ? length + 1 : 0;
        longest = Math.max(longest, length);
      }
      return longest;
    },
    runs: (y) => {
      const found: { word: number; from: number; length: number }[] = [];
      words.subarray(y * width, (y + 1) * width).forEach((word, from) => {
        const run = found.at(-1);
        if (run?.word === word) run.length++;
        else found.push({ word, from, length: 1 });
      });
      return found.map(({ word, ...run }) => ({ colour: colourOf(word), ...run }));
    },
  };
}

/** The rows at which a colour covers at least `least` px in one run. */
export function rowsWith({ height, longest }: Pixels, colour: string, least: number): readonly number[] {
  return Array.from({ length: height }, (_, y) => y).filter((y) => longest(y, colour) >= least);
}

/** RGBA as a little-endian word. */
function wordOf(colour: string): number {
  return Buffer.from(`${colour.slice(1)}ff`, 'hex').readUInt32LE();
}

function colourOf(word: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(word);
  return `#${bytes.toString('hex', 0, 3)}`;
}
