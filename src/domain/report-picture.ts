import type { LampCounts } from './lamp-counts.ts';

/** 挂图作战: what a report's picture shows, worded and in order; drawing adds nothing of its own. */
export interface ReportPicture {
  /** 重点工作周调度〔2026〕第46期 */
  readonly title: string;
  /** 县委督查室 县政府督查室　数据截至11月22日24时 */
  readonly subtitle: string;
  readonly counts: LampCounts;
  /** One bar a unit, by its short name, the reddest first; `moreUnits` are those without a bar. */
  readonly units: readonly { readonly name: string; readonly counts: LampCounts }[];
  readonly moreUnits: number;
  /** Up to eight periods, this one last. `label`: 11.23. */
  readonly trend: readonly { readonly label: string; readonly counts: LampCounts }[];
  /** The red list: `no` as #66, `why` 逾期23天, `word` 承诺12月4日 or 未说明原因. */
  readonly red: readonly {
    readonly no: string;
    readonly title: string;
    readonly unit: string;
    readonly why: string;
    readonly word: string;
  }[];
  readonly moreRed: number;
  /** The rules in force, and what sets them aside: 交账期. */
  readonly legend: string;
}
