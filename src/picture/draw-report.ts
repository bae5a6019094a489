import { createCanvas } from '@napi-rs/canvas';
import type { ReportPicture } from '../domain/report-picture.ts';
import { headingBlock } from './blocks/heading.ts';
import { lampTotalsBlock } from './blocks/lamp-totals.ts';
import { legendBlock } from './blocks/legend.ts';
import { redListBlock } from './blocks/red-list.ts';
import { trendBarsBlock } from './blocks/trend-bars.ts';
import { unitBarsBlock } from './blocks/unit-bars.ts';
import { encodePng } from './encode-png.ts';
import { type Block, type Brush, INK, PAGE } from './page.ts';
import { tidyPicture } from './tidy-picture.ts';

/** The whole picture as PNG, 1080 px wide and as high as its content. The fonts are registered before. */
export function drawReport(picture: ReportPicture): Uint8Array<ArrayBuffer> {
  const tidy = tidyPicture(picture);
  const blocks = blocksOf(createCanvas(1, 1).getContext('2d'), tidy);
  const height = blocks.reduce<number>((sum, block) => sum + block.height + PAGE.gap, PAGE.gap);
  const canvas = createCanvas(PAGE.width, Math.ceil(height));
  const brush = canvas.getContext('2d');
  brush.fillStyle = INK.paper;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.textBaseline = 'middle';
  let top: number = PAGE.gap;
  for (const block of blocks) {
    block.paint(brush, top);
    top += block.height + PAGE.gap;
  }
  const { data } = brush.getImageData(0, 0, canvas.width, canvas.height);
  return encodePng(canvas.width, canvas.height, data);
}

function blocksOf(brush: Brush, picture: ReportPicture): readonly Block[] {
  const { title, subtitle, counts, units, moreUnits, trend, red, moreRed, legend } = picture;
  return [
    headingBlock(brush, title, subtitle),
    lampTotalsBlock(counts),
    ...(units.length > 0 ? [unitBarsBlock(units, moreUnits)] : []),
    ...(trend.length > 0 ? [trendBarsBlock(trend)] : []),
    redListBlock(red, moreRed),
    ...(legend === '' ? [] : [legendBlock(brush, legend)]),
  ];
}
