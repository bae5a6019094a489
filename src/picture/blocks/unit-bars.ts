import type { BarSeriesOption, EChartsOption } from 'echarts';
import type { Colour } from '../../domain/colour.ts';
import { countedTasks, type LampCounts } from '../../domain/lamp-counts.ts';
import type { ReportPicture } from '../../domain/report-picture.ts';
import { paintChart } from '../chart.ts';
import { LAMP_NAMES, moreUnitsLabel, TOTAL, UNITS_HEADING } from '../labels.ts';
import { fitText } from '../lay-text.ts';
import { type Block, type Brush, font, INK, INNER_WIDTH, LAMP_ORDER, LAMPS, PAGE, TEXT } from '../page.ts';
import { paintSectionHeading, SECTION_HEADING } from './section-heading.ts';

type Unit = ReportPicture['units'][number];

/** px. The names at the left, the bars, and three columns of numbers at the right. */
const ROW = 54;
const BAR = 40;
const NAMES = 186;
const COLUMN = 74;
const BARS = INNER_WIDTH - NAMES - 3 * COLUMN - 8;
/** A digit of the bold 28 px numbers in the bars, and the space a number wants around it. */
const DIGIT = 17;

const COLUMNS: readonly {
  readonly label: string;
  readonly ink: string;
  readonly of: (counts: LampCounts) => number;
}[] = [
  { label: LAMP_NAMES.red, ink: INK.red, of: (counts) => counts.red },
  { label: LAMP_NAMES.yellow, ink: INK.amber, of: (counts) => counts.yellow },
  { label: TOTAL, ink: INK.text, of: countedTasks },
];

/** A bar a unit, as long as its tasks are many; a number too wide for its part of the bar is left to the columns. */
export function unitBarsBlock(units: readonly Unit[], moreUnits: number): Block {
  const rows = units.length * ROW;
  return {
    height: SECTION_HEADING + rows + (moreUnits > 0 ? 48 : 0),
    paint: (brush, top) => {
      paintSectionHeading(brush, top, UNITS_HEADING);
      COLUMNS.forEach(({ label }, index) => {
        paintNumber(brush, label, index, top + 22, INK.faint, 'normal');
      });
      const first = top + SECTION_HEADING;
      paintChart(brush, { left: PAGE.margin + NAMES, top: first, width: BARS, height: rows }, barsOf(units));
      units.forEach((unit, index) => {
        paintRow(brush, unit, first + (index + 0.5) * ROW);
      });
      if (moreUnits === 0) return;
      brush.textAlign = 'left';
      brush.font = font(TEXT.small);
      brush.fillStyle = INK.faint;
      brush.fillText(moreUnitsLabel(moreUnits), PAGE.margin + NAMES, first + rows + 24);
    },
  };
}

function paintRow(brush: Brush, { name, counts }: Unit, middle: number): void {
  brush.textAlign = 'right';
  brush.font = font(TEXT.small);
  brush.fillStyle = INK.text;
  brush.fillText(fitText(brush, name, NAMES - 16), PAGE.margin + NAMES - 16, middle);
  COLUMNS.forEach(({ ink, of }, index) => {
    const number = of(counts);
    paintNumber(
      brush,
      `${number}`,
      index,
      middle,
      number === 0 ? INK.faint : ink,
      number === 0 ? 'normal' : 'bold',
    );
  });
}

function paintNumber(
  brush: Brush,
  text: string,
  column: number,
  middle: number,
  ink: string,
  weight: 'normal' | 'bold',
): void {
  brush.textAlign = 'right';
  brush.font = font(TEXT.small, weight);
  brush.fillStyle = ink;
  brush.fillText(text, PAGE.width - PAGE.margin - (COLUMNS.length - 1 - column) * COLUMN, middle, COLUMN - 4);
}

function barsOf(units: readonly Unit[]): EChartsOption {
  const longest = Math.max(1, ...units.map(({ counts }) => countedTasks(counts)));
  return {
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { type: 'value', show: false, min: 0, max: longest },
    yAxis: { type: 'category', show: false, inverse: true, data: units.map(({ name }) => name) },
    series: LAMP_ORDER.map((colour) => seriesOf(colour, units, BARS / longest)),
  };
}

function seriesOf(colour: Colour, units: readonly Unit[], perTask: number): BarSeriesOption {
  const { fill, ink } = LAMPS[colour];
  const borderColor = colour === 'none' ? INK.faint : INK.paper;
  return {
    type: 'bar',
    stack: 'lamps',
    barWidth: BAR,
    itemStyle: { color: fill, borderColor },
    label: { color: ink, fontSize: TEXT.small, fontWeight: 'bold', position: 'inside' },
    data: units.map(({ counts }) => {
      const number = counts[colour];
      const width = number * perTask;
      return {
        value: number === 0 ? '-' : number,
        label: { show: width >= `${number}`.length * DIGIT + 8 },
        // A border would hide a part as narrow as itself.
        itemStyle: { borderWidth: width < 4 ? 0 : 1.5 },
      };
    }),
  };
}
