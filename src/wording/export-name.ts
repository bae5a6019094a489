import type { Day } from '../domain/day.ts';

/** What an exported ledger is saved as: the year, and the day it was taken. */
export function exportName(year: number, on: Day): string {
  return `${year}年度重点工作督办台账（${on}）.xlsx`;
}
