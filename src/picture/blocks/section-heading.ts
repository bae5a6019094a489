import { type Brush, font, INK, PAGE, TEXT } from '../page.ts';

/** px a section's heading takes, with the space below it. */
export const SECTION_HEADING = 64;

/** 各单位亮灯, with a mark before it. */
export function paintSectionHeading(brush: Brush, top: number, text: string): void {
  brush.fillStyle = INK.red;
  brush.fillRect(PAGE.margin, top + 4, 8, 36);
  brush.textAlign = 'left';
  brush.font = font(TEXT.heading, 'bold');
  brush.fillStyle = INK.text;
  brush.fillText(text, PAGE.margin + 24, top + 22);
}
