import type { BarSeriesOption, EChartsOption } from 'echarts';
import type { ReportPicture } from '../../domain/report-picture.ts';
import { paintChart } from '../chart.ts';
import { FIRST_OF_ITS_KIND, lampLabel, NO_TREND_HEADING, trendHeading } from '../labels.ts';
import { type Block, type Brush, font, INK, INNER_WIDTH, LAMPS, PAGE, TEXT } from '../page.ts';
import { paintSectionHeading, SECTION_HEADING } from './section-heading.ts';

type Trend = ReportPicture['trend'];

const CHART = 340;
const SHOWN = ['red', 'yellow'] as const;

/** Red and yellow side by side for each period, this one last; with nothing to compare to, a line that says so. */
export function trendBarsBlock(trend: Trend): Block {
  if (trend.length < 2) return { height: SECTION_HEADING + 44, paint: paintFirst };
  return {
    height: SECTION_HEADING + CHART,
    paint: (brush, top) => {
      paintSectionHeading(brush, top, trendHeading(trend.length));
      paintKey(brush, top + 22);
      const box = { left: PAGE.margin, top: top + SECTION_HEADING, width: INNER_WIDTH, height: CHART };
      paintChart(brush, box, barsOf(trend));
    },
  };
}

function paintFirst(brush: Brush, top: number): void {
  paintSectionHeading(brush, top, NO_TREND_HEADING);
  brush.font = font(TEXT.small);
  brush.fillStyle = INK.faint;
  brush.fillText(FIRST_OF_ITS_KIND, PAGE.margin + 24, top + SECTION_HEADING + 20);
}

/** ■红灯 ■黄灯 at the right. */
function paintKey(brush: Brush, middle: number): void {
  brush.textAlign = 'left';
  brush.font = font(TEXT.small);
  SHOWN.forEach((colour, index) => {
    const left = PAGE.width - PAGE.margin - (SHOWN.length - index) * 120 + 20;
    brush.fillStyle = LAMPS[colour].fill;
    brush.fillRect(left, middle - 13, 26, 26);
    brush.fillStyle = INK.text;
    brush.fillText(lampLabel(colour), left + 36, middle);
  });
}

function barsOf(trend: Trend): EChartsOption {
  const most = Math.max(1, ...trend.flatMap(({ counts }) => SHOWN.map((colour) => counts[colour])));
  return {
    grid: { left: 0, right: 0, top: 44, bottom: 56 },
    xAxis: {
      type: 'category',
      data: trend.map(({ label }) => label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: INK.rule, width: 2 } },
      axisLabel: {
        color: INK.text,
        fontSize: TEXT.small,
        margin: 16,
        interval: 0,
        width: 118,
        overflow: 'truncate',
      },
    },
    yAxis: { type: 'value', show: false, min: 0, max: most },
    series: SHOWN.map(
      (colour): BarSeriesOption => ({
        type: 'bar',
        barWidth: 54,
        barGap: '4%',
        itemStyle: { color: LAMPS[colour].fill },
        label: {
          show: true,
          position: 'top',
          color: colour === 'red' ? INK.red : INK.amber,
          // Four digits over each of two neighbours would meet.
          fontSize: most < 1000 ? TEXT.small : 24,
          fontWeight: 'bold',
        },
        data: trend.map(({ counts }) => counts[colour]),
      }),
    ),
  };
}
