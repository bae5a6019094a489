import type { Colour } from '../domain/colour.ts';
import { countedTasks, type LampCounts } from '../domain/lamp-counts.ts';

/** The words that stand in every picture; all others come worded in `ReportPicture`. */

/** A lamp's name in one character: 红. `none` is what is suspended. */
export const LAMP_NAMES: Readonly<Record<Colour, string>> = {
  red: '红',
  yellow: '黄',
  blue: '蓝',
  green: '绿',
  grey: '灰',
  none: '缓',
};

export const UNITS_HEADING = '各单位亮灯';
export const NO_TREND_HEADING = '走势';
export const RED_HEADING = '红灯事项';
export const TOTAL = '合计';
export const FIRST_OF_ITS_KIND = '本期为首期，暂无往期可比。';
export const NO_RED = '本期无红灯事项。';

/** 红灯 */
export function lampLabel(colour: Colour): string {
  return `${LAMP_NAMES[colour]}灯`;
}

/** 在册286项，其中暂缓3项（空框）: what the lamps add up to, and how the suspended are drawn. */
export function countedLabel(counts: LampCounts): string {
  const all = `在册${countedTasks(counts)}项`;
  return counts.none === 0 ? all : `${all}，其中暂缓${counts.none}项（空框）`;
}

/** 近八期走势. `periods`: 2 to 8. */
export function trendHeading(periods: number): string {
  return `近${'两三四五六七八'[periods - 2] ?? ''}期走势`;
}

/** 另42个单位未列出 */
export function moreUnitsLabel(units: number): string {
  return `另${units}个单位未列出`;
}

/** 另3项红灯未列出 */
export function moreRedLabel(items: number): string {
  return `另${items}项红灯未列出`;
}
