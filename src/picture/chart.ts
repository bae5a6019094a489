import { createRequire } from 'node:module';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type * as ECharts from 'echarts';
import { type Brush, FONT } from './page.ts';

/** The one-file build with bars and axes only: it loads in 50 ms, `import 'echarts'` with its 600 modules in 500. */
const echarts: typeof ECharts = createRequire(import.meta.url)('echarts/dist/echarts.simple.min');

/** ECharts draws on whatever behaves as a browser's canvas. Only here is it told that ours is one. */
function asElement(canvas: Canvas): HTMLCanvasElement {
  return canvas as unknown as HTMLCanvasElement;
}

// It measures texts on a canvas of its own.
echarts.setPlatformAPI({ createCanvas: () => asElement(createCanvas(32, 32)) });

/** Where a chart stands, in px. */
export interface ChartBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws a chart on a canvas of its own, without a background, and lays it into its box. */
export function paintChart(brush: Brush, box: ChartBox, option: ECharts.EChartsOption): void {
  const { left, top, width, height } = box;
  const canvas = createCanvas(width, height);
  const chart = echarts.init(asElement(canvas), null, { width, height, devicePixelRatio: 1 });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...option });
    brush.drawImage(canvas, left, top);
  } finally {
    // Wipes the canvas.
    chart.dispose();
  }
}
