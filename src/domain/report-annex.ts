import type { Colour } from './colour.ts';
import type { Day } from './day.ts';

/** A row of a report's annex. Absent: an empty cell. */
export interface AnnexRow {
  /** #66, or 2025#66. */
  readonly no: string;
  readonly title: string;
  readonly category?: string;
  readonly leaders: string;
  readonly leadUnit: string;
  readonly assistUnits: string;
  readonly owner?: string;
  readonly due?: Day;
  /** 0–100; absent for errands that reported none. */
  readonly percent?: number;
  readonly expected?: number;
  readonly colour: Colour;
  /** 逾期23天; 滞后23点; 临期. */
  readonly why: string;
  /** 情况说明: reason, measures and promise; 未说明原因. */
  readonly explanation: string;
  /** The supervisors' 加注. */
  readonly annotation?: string;
}

/** 附表: what a report's workbook holds besides the ledger itself. Only tasks that may be named in the group. */
export interface ReportAnnex {
  /** 重点工作周调度〔2026〕第46期附表 */
  readonly title: string;
  /** 数据截至11月22日24时 */
  readonly subtitle: string;
  /** One each, in this order: 红灯事项, 黄灯事项, 本周到期 …; an empty one is left out. */
  readonly sheets: readonly AnnexSheet[];
}

export interface AnnexSheet {
  readonly name: string;
  readonly rows: readonly AnnexRow[];
  /** So many more belong to the list, and are not named in the group or were taken out. */
  readonly unlisted: number;
}
