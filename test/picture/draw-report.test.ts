import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportPicture } from '../../src/domain/report-picture.ts';
import { drawReport } from '../../src/picture/draw-report.ts';
import { registerFonts } from '../../src/picture/fonts.ts';
import { LAMPS } from '../../src/picture/page.ts';
import { BARE, FULLEST, lamps, WEEKLY } from './a-report-picture.ts';
import { decode, type Pixels, rowsWith } from './pixels.ts';

beforeAll(() => {
  expect(registerFonts()).toBe(true);
});

const draw = (picture: ReportPicture): Promise<Pixels> => decode(drawReport(picture));

/** The long runs of lamp colours in the row at y, without those of numbers in them. */
function parts(pixels: Pixels, y: number): readonly { readonly lamp: string; readonly length: number }[] {
  return pixels.runs(y).flatMap(({ colour, length }) => {
    const lamp = Object.entries(LAMPS).find(([, { fill }]) => fill === colour && fill !== '#ffffff')?.[0];
    return lamp === undefined || length < 3 ? [] : [{ lamp, length }];
  });
}

/** The upper edges of the unit bars, by the longest part of each. */
function barTops(pixels: Pixels, least: number): readonly number[] {
  const rows = new Set(
    (['red', 'yellow', 'blue', 'green'] as const).flatMap((colour) =>
      rowsWith(pixels, LAMPS[colour].fill, least),
    ),
  );
  return [...rows].sort((a, b) => a - b).filter((y) => !rows.has(y - 1));
}

describe('the picture of a report', () => {
  it('is a PNG of a phone’s width, below 200 kB', async () => {
    const png = drawReport(WEEKLY);
    expect(Buffer.from(png.slice(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(png.length).toBeLessThan(200_000);
    const { width, height } = await decode(png);
    expect(width).toBe(1080);
    expect(height).toBeGreaterThan(1000);
  });

  it('stays below 500 kB and 4000 px with as much as a report can bring', async () => {
    const png = drawReport(FULLEST);
    expect(png.length).toBeLessThan(500_000);
    expect((await decode(png)).height).toBeLessThan(4000);
  });

  it('shows the totals as five tiles in the lamps’ colours', async () => {
    const pixels = await draw(BARE);
    const row = rowsWith(pixels, LAMPS.red.fill, 180)[0] ?? 0;
    expect(parts(pixels, row + 12).map(({ lamp }) => lamp)).toEqual([
      'red',
      'yellow',
      'blue',
      'green',
      'grey',
    ]);
  });

  it('gives each unit a bar whose parts are as wide as its tasks are many', async () => {
    const units = [
      { name: '甲局', counts: lamps(10, 20, 30, 40) },
      { name: '乙局', counts: lamps(5, 0, 15, 30) },
    ];
    const pixels = await draw({ ...BARE, units });
    const [first = 0, second = 0] = barTops(pixels, 50).slice(-2);
    // Two px below the upper edge there are no numbers; each part gives 3 px to the white between them.
    const found = [first, second].map((top) =>
      parts(pixels, top + 3).map(({ lamp, length }) => [lamp, Math.round((length + 3) / 5.8)]),
    );
    expect(found).toEqual([
      [
        ['red', 10],
        ['yellow', 20],
        ['blue', 30],
        ['green', 40],
      ],
      [
        ['red', 5],
        ['blue', 15],
        ['green', 30],
      ],
    ]);
    const starts = [first, second].map((top) =>
      pixels.runs(top + 3).find(({ colour }) => colour === LAMPS.red.fill),
    );
    expect(starts[0]?.from).toBe(starts[1]?.from);
  });

  it('prints a number in a part that has room for it, in an ink that reads on its colour', async () => {
    const pixels = await draw({ ...BARE, units: [{ name: '甲局', counts: lamps(8, 8, 8, 8) }] });
    const top = barTops(pixels, 50).at(-1) ?? 0;
    const middle = new Set(pixels.runs(top + 18).map(({ colour }) => colour));
    expect(middle).toContain(LAMPS.red.ink);
    expect(middle).toContain(LAMPS.yellow.ink);
    expect(new Set(pixels.runs(top + 3).map(({ colour }) => colour))).not.toContain(LAMPS.yellow.ink);
  });

  it('draws the periods of the trend as high as their lamps are many', async () => {
    const trend = [lamps(40, 20), lamps(20, 10)].map((counts, index) => ({
      label: `11.${index + 1}`,
      counts,
    }));
    const without = await draw(BARE);
    const pixels = await draw({ ...BARE, trend });
    const below = rowsWith(without, LAMPS.red.fill, 180).at(-1) ?? 0;
    /** px of the column at x below the tiles that have the lamp's colour. */
    const height = (x: number, fill: string) =>
      Array.from({ length: pixels.height - below - 20 }, (_, y) => y + below + 20).filter((y) =>
        pixels.is(x, y, fill),
      ).length;
    // Periods take half of the 1000 px each; red stands left, yellow right of their middles.
    expect(height(270, LAMPS.red.fill) / height(770, LAMPS.red.fill)).toBeCloseTo(2, 1);
    expect(height(310, LAMPS.yellow.fill) / height(810, LAMPS.yellow.fill)).toBeCloseTo(2, 1);
    expect(height(270, LAMPS.red.fill) / height(310, LAMPS.yellow.fill)).toBeCloseTo(2, 1);
  });

  it('shows at most 18 units, 8 periods and 10 red items, and counts the others in a line each', async () => {
    const heightOf = async (units: number, periods: number, reds: number) => {
      const picture: ReportPicture = {
        ...BARE,
        units: Array.from({ length: units }, () => ({ name: '', counts: lamps(1) })),
        trend: Array.from({ length: periods }, () => ({ label: '', counts: lamps(1) })),
        red: Array.from({ length: reds }, () => ({ no: '', title: '', unit: '', why: '', word: '' })),
      };
      return (await draw(picture)).height;
    };
    expect((await heightOf(60, 30, 40)) - (await heightOf(18, 8, 10))).toBe(2 * 48);
  });

  it('is drawn of nothing at all', async () => {
    const empty = {
      ...BARE,
      title: '',
      trend: [{ label: '', counts: lamps() }],
      units: [{ name: '', counts: lamps() }],
    };
    await expect(draw(empty)).resolves.toMatchObject({ width: 1080 });
  });

  it('differs by a single rare character, and not by an emoji', () => {
    const [plain, box, rare, emoji] = ['张', '\u{10fffd}', '䶮', '张🔥'].map((title) =>
      Buffer.from(drawReport({ ...BARE, title })),
    );
    expect(plain?.equals(rare ?? Buffer.alloc(0))).toBe(false);
    expect(rare?.equals(box ?? Buffer.alloc(0))).toBe(false);
    expect(plain?.equals(emoji ?? Buffer.alloc(0))).toBe(true);
  });
});
