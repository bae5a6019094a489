import type { Judgement } from '../domain/colour.ts';
import type { Day } from '../domain/day.ts';
import type { Directory } from '../domain/people.ts';
import type { ReportAnnex } from '../domain/report-annex.ts';
import type { ReportPicture } from '../domain/report-picture.ts';
import type { Task } from '../domain/task.ts';

/** Draws a report's picture off the main thread: a PNG under 2 MB. Rejects if it cannot be drawn. */
export type DrawReport = (picture: ReportPicture) => Promise<Uint8Array>;

/** Writes a report's annex as an .xlsx. */
export type WriteAnnex = (annex: ReportAnnex) => Promise<Uint8Array>;

/** A year's ledger to be written as a workbook. */
export interface LedgerFileRequest {
  readonly year: number;
  readonly tasks: readonly Task[];
  /**
   * Sheets 单位 and 人员, which an import reads back. They hold telephone numbers and accounts: left out of what goes to a
   * group.
   */
  readonly directory?: Directory;
  /** The day the ledger is shown as of. */
  readonly on: Day;
  /** Lamps and 时序进度, by the number of the task. */
  readonly judgements?: ReadonlyMap<number, Judgement>;
  /** The last report of each task in words, by its number. */
  readonly notes?: ReadonlyMap<number, string>;
}

/** Writes a year's ledger as an .xlsx that an import reads as no change. */
export type WriteLedger = (request: LedgerFileRequest) => Promise<Uint8Array>;
