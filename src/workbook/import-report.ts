import type { EditableField } from '../domain/history.ts';
import type { Difference } from '../domain/import-plan.ts';
import type { RosterChanges } from '../domain/import-roster-row.ts';
import type { Interpretation, WrongCell } from '../domain/ledger-row.ts';
import type { IgnoredRow } from './sheets/lay-out-sheet.ts';

/** What a sheet was read as, or why it was left out. */
export interface SheetReport {
  readonly name: string;
  readonly readAs: 'ledger' | 'people' | 'units' | 'nothing';
  /** Rows of tasks, people or units found. */
  readonly rows?: number;
  readonly why?: string;
  /** Columns whose headings are not known: they were not read. */
  readonly unreadColumns?: readonly string[];
}

export interface NewTask {
  readonly no?: number;
  readonly title: string;
  readonly leadUnit: string;
  readonly sheet: string;
  readonly row: number;
}

/** One field of a known task that the workbook changed, both values in words. */
export interface ChangedField {
  readonly no: number;
  readonly title: string;
  readonly field: EditableField;
  readonly from: string;
  readonly to: string;
}

/** Everything an import did, or would do: nothing is silent. */
export interface ImportReport {
  /** Whether anything could be written; false in a dry run and when the file was refused. */
  readonly applied: boolean;
  readonly dryRun: boolean;
  readonly year: number;
  /** Why nothing was applied, and what to do. */
  readonly refused?: string;
  readonly sheets: readonly SheetReport[];
  readonly tasks: {
    readonly new: readonly NewTask[];
    readonly changed: readonly ChangedField[];
    readonly unchanged: number;
    /** In the ledger from an earlier import, not in this file: kept. */
    readonly gone: readonly { readonly no: number; readonly title: string }[];
    /** Progress, status and problems that stand otherwise in the ledger: not applied. */
    readonly differing: readonly Difference[];
  };
  readonly people: RosterChanges;
  readonly units: RosterChanges;
  readonly wrong: readonly WrongCell[];
  readonly interpreted: readonly Interpretation[];
  readonly ignoredRows: readonly IgnoredRow[];
}
