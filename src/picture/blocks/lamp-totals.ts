import type { LampCounts } from '../../domain/lamp-counts.ts';
import { countedLabel, lampLabel } from '../labels.ts';
import { type Block, font, INK, INNER_WIDTH, LAMP_ORDER, LAMPS, PAGE, TEXT } from '../page.ts';

const SHOWN = LAMP_ORDER.filter((colour) => colour !== 'none');
const GAP = 16;
const TILE = { width: (INNER_WIDTH - GAP * (SHOWN.length - 1)) / SHOWN.length, height: 168 } as const;
const FIGURE = 76;

/** The five totals as tiles, and what they add up to. */
export function lampTotalsBlock(counts: LampCounts): Block {
  return {
    height: TILE.height + 56,
    paint: (brush, top) => {
      brush.textAlign = 'center';
      SHOWN.forEach((colour, index) => {
        const left = PAGE.margin + index * (TILE.width + GAP);
        const middle = left + TILE.width / 2;
        brush.fillStyle = LAMPS[colour].fill;
        brush.beginPath();
        brush.roundRect(left, top, TILE.width, TILE.height, 8);
        brush.fill();
        brush.fillStyle = LAMPS[colour].ink;
        brush.font = font(FIGURE, 'bold');
        // Four digits and more are set narrower.
        brush.fillText(`${counts[colour]}`, middle, top + 68, TILE.width - 32);
        brush.font = font(TEXT.body);
        brush.fillText(lampLabel(colour), middle, top + 134);
      });
      brush.textAlign = 'right';
      brush.font = font(TEXT.small);
      brush.fillStyle = INK.faint;
      brush.fillText(countedLabel(counts), PAGE.width - PAGE.margin, top + TILE.height + 36);
    },
  };
}
