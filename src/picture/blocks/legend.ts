import { wrapText } from '../lay-text.ts';
import { type Block, type Brush, font, INK, INNER_WIDTH, PAGE, TEXT } from '../page.ts';

const LINE = 42;
const MAX_LINES = 8;

/** The rules in force, in small print under a rule. */
export function legendBlock(brush: Brush, legend: string): Block {
  brush.font = font(TEXT.small);
  const lines = wrapText(brush, legend, INNER_WIDTH, MAX_LINES);
  return {
    height: 20 + lines.length * LINE,
    paint: (brush, top) => {
      brush.fillStyle = INK.red;
      brush.fillRect(PAGE.margin, top, INNER_WIDTH, 2);
      brush.textAlign = 'left';
      brush.font = font(TEXT.small);
      brush.fillStyle = INK.faint;
      lines.forEach((line, index) => {
        brush.fillText(line, PAGE.margin, top + 20 + (index + 0.5) * LINE);
      });
    },
  };
}
