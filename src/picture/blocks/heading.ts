import { wrapText } from '../lay-text.ts';
import { type Block, type Brush, font, INK, INNER_WIDTH, PAGE, TEXT } from '../page.ts';

const MAX_TITLE_LINES = 3;
const MAX_SUBTITLE_LINES = 2;
const SUBTITLE_LINE = 42;

/** Title and subtitle over the double rule of an official paper's head. A title too long for a line is set smaller. */
export function headingBlock(brush: Brush, title: string, subtitle: string): Block {
  brush.font = font(TEXT.title, 'bold');
  const size = brush.measureText(title).width <= INNER_WIDTH ? TEXT.title : TEXT.longTitle;
  brush.font = font(size, 'bold');
  const titles = wrapText(brush, title, INNER_WIDTH, MAX_TITLE_LINES);
  brush.font = font(TEXT.small);
  const subtitles = wrapText(brush, subtitle, INNER_WIDTH, MAX_SUBTITLE_LINES);
  const titleLine = size + 18;
  const below = titles.length * titleLine + 6;
  const rule = below + subtitles.length * SUBTITLE_LINE + 18;
  return {
    height: rule + 10,
    paint: (brush, top) => {
      brush.textAlign = 'center';
      brush.font = font(size, 'bold');
      brush.fillStyle = INK.red;
      titles.forEach((line, index) => {
        brush.fillText(line, PAGE.width / 2, top + (index + 0.5) * titleLine);
      });
      brush.font = font(TEXT.small);
      brush.fillStyle = INK.faint;
      subtitles.forEach((line, index) => {
        brush.fillText(line, PAGE.width / 2, top + below + (index + 0.5) * SUBTITLE_LINE);
      });
      brush.fillStyle = INK.red;
      brush.fillRect(PAGE.margin, top + rule, INNER_WIDTH, 5);
      brush.fillRect(PAGE.margin, top + rule + 8, INNER_WIDTH, 2);
    },
  };
}
