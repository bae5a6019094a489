import type { ReportPicture } from '../../domain/report-picture.ts';
import { moreRedLabel, NO_RED, RED_HEADING } from '../labels.ts';
import { fitText } from '../lay-text.ts';
import { type Block, type Brush, font, INK, INNER_WIDTH, PAGE, TEXT } from '../page.ts';
import { paintSectionHeading, SECTION_HEADING } from './section-heading.ts';

type RedItem = ReportPicture['red'][number];

const ROW = 102;
/** px. Numbers up to #9999 stand in their own column; below the title unit, reason and word stand in theirs. */
const NUMBERS = 116;
const COLUMNS = { unit: 370, why: 200, word: INNER_WIDTH - NUMBERS - 370 - 200 } as const;

/** Each red item in two lines: number and title; unit, how late, and what was said of it. */
export function redListBlock(red: readonly RedItem[], moreRed: number): Block {
  const note = red.length === 0 && moreRed === 0 ? NO_RED : moreRed > 0 ? moreRedLabel(moreRed) : undefined;
  return {
    height: SECTION_HEADING + red.length * ROW + (note === undefined ? 0 : 48),
    paint: (brush, top) => {
      paintSectionHeading(brush, top, RED_HEADING);
      const first = top + SECTION_HEADING;
      red.forEach((item, index) => {
        paintItem(brush, item, first + index * ROW);
      });
      if (note === undefined) return;
      brush.textAlign = 'left';
      brush.font = font(TEXT.small);
      brush.fillStyle = INK.faint;
      brush.fillText(note, PAGE.margin + 24, first + red.length * ROW + 24);
    },
  };
}

function paintItem(brush: Brush, { no, title, unit, why, word }: RedItem, top: number): void {
  const left = PAGE.margin + NUMBERS;
  const write = (text: string, x: number, middle: number, width: number) => {
    brush.fillText(fitText(brush, text, width), x, middle);
  };
  brush.textAlign = 'left';
  brush.font = font(TEXT.body, 'bold');
  brush.fillStyle = INK.red;
  // A longer number is set narrower: shortened it would be another's.
  brush.fillText(no, PAGE.margin + 8, top + 28, NUMBERS - 16);
  brush.fillStyle = INK.text;
  write(title, left, top + 28, INNER_WIDTH - NUMBERS);
  brush.font = font(TEXT.small);
  brush.fillStyle = INK.faint;
  write(unit, left, top + 70, COLUMNS.unit - 20);
  write(word, left + COLUMNS.unit + COLUMNS.why, top + 70, COLUMNS.word);
  brush.fillStyle = INK.red;
  write(why, left + COLUMNS.unit, top + 70, COLUMNS.why - 20);
  brush.fillStyle = INK.rule;
  brush.fillRect(PAGE.margin, top + ROW - 4, INNER_WIDTH, 1.5);
}
