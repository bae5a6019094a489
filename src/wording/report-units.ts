import type { ReportFacts } from './report-facts.ts';
import { textWidth } from './report-width.ts';

/** How much of two lines of a phone the names of units may take; the others are counted. */
const WIDEST_NAMES = 24;

/** 未按期报：开发区、水利局、河口镇; nothing where everybody reported. */
export function unreportedLines(facts: ReportFacts): readonly string[] {
  const units = facts.report.unreportedUnits;
  return units.length === 0 ? [] : [`未按期报：${unitNames(units, facts)}`];
}

/** 开发区、水利局等12个单位. */
function unitNames(units: readonly string[], { unit }: ReportFacts): string {
  const names: string[] = [];
  let width = 0;
  for (const name of units.map(unit)) {
    width += textWidth(name) + 1;
    if (width > WIDEST_NAMES) break;
    names.push(name);
  }
  return names.length < units.length ? `${names.join('、')}等${units.length}个单位` : names.join('、');
}
