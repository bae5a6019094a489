import type { Colour } from '../domain/colour.ts';
import { type Day, ordinalOf } from '../domain/day.ts';

/** What stands in a cell of an office's table: nothing, a text, a number, or either with its own looks. */
export type OfficeCell = string | number | undefined | MarkedCell;

export interface MarkedCell {
  readonly value: string | number;
  readonly format?: NumberFormat;
  /** #RRGGBB. */
  readonly fill?: string;
}

export type NumberFormat = 'percent' | 'day';

/** 1 January 1970 as Excel counts days; right from 1 March 1900 on (ECMA-376 part 1, 18.17.4.1). */
const FIRST_DAY_OF_1970 = 25_569;

const LAMPS: Readonly<Record<Colour, MarkedCell | undefined>> = {
  red: { value: '红', fill: '#F4B6B0' },
  yellow: { value: '黄', fill: '#FFE699' },
  blue: { value: '蓝', fill: '#BDD7EE' },
  green: { value: '绿', fill: '#C6E0B4' },
  grey: { value: '灰', fill: '#D9D9D9' },
  none: undefined,
};

export function lampCell(colour: Colour): OfficeCell {
  return LAMPS[colour];
}

/** A true date, so that Excel sorts and filters it; written by its format, read back whatever the format. */
export function dayCell(day: Day): OfficeCell {
  return { value: ordinalOf(day) + FIRST_DAY_OF_1970, format: 'day' };
}

/** `percent`: 0–100. */
export function percentCell(percent: number): OfficeCell {
  return { value: Math.round(percent) / 100, format: 'percent' };
}
