import type { EditableField, FieldValue } from './history.ts';
import { squeeze } from './people.ts';
import { type Target, targetText } from './target.ts';
import type { Status, Task, TaskFacts } from './task.ts';

/** A column of a sheet: its letter, and its heading as written. */
export interface ColumnName {
  readonly column: string;
  readonly heading: string;
}

/** Where in a workbook something stands. `row` is 1-based, as Excel shows it. */
export interface CellPlace extends Partial<ColumnName> {
  readonly sheet: string;
  readonly row: number;
}

/** A row that was left out, and why, in words for the person who keeps the workbook. */
export interface WrongCell extends CellPlace {
  readonly why: string;
}

/** A reading that the workbook does not say in so many words. */
export interface Interpretation extends CellPlace {
  readonly read: string;
  readonly as: string;
}

/** What a row says of how a task stands. Counts for new tasks only. */
export interface Stated {
  /** 0–100. */
  readonly percent?: number;
  readonly amount?: Target;
  readonly note?: string;
  readonly status?: Status;
  readonly problems: readonly string[];
}

/** One task as a row of a workbook tells it, read and resolved: units by full names, days of the ledger's year. */
export interface LedgerRow {
  readonly sheet: string;
  readonly row: number;
  /** 编号. */
  readonly no?: number;
  /** 序号; null if something stands there that is no positive whole number. */
  readonly serial?: number | null;
  readonly facts: TaskFacts;
  /** The fields this workbook has a column for; all others of a known task are left alone. */
  readonly fields: readonly EditableField[];
  readonly stated: Stated;
  /** The columns of the number (编号 or 序号) and of the title, to point at. */
  readonly columns: { readonly number?: ColumnName; readonly title: ColumnName };
}

/** What a left-out row still tells: enough to know that its task is not gone from the file. */
export interface WrongRow {
  readonly no?: number;
  readonly serial?: number | null;
  readonly title?: string;
}

/** The cells of a task's last import by field, each as the text of what was read from it. */
export type Cells = Readonly<Partial<Record<EditableField, string>>>;

/** A task of the ledger with the cells of its last import. */
export interface KnownTask {
  readonly task: Task;
  readonly imported?: Cells;
}

/** The words of the column 状态. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  assigned: '待签收',
  active: '推进中',
  submitted: '待审核',
  closed: '已销号',
  suspended: '已暂缓',
  cancelled: '已终止',
};

/** The text of a field's value by which imports are compared; empty for nothing. */
export function cellOf(value: FieldValue | undefined): string {
  if (value === undefined || value === null || value === false) return '';
  if (value === true) return '是';
  if (typeof value === 'string') return value;
  if ('unit' in value) return targetText(value);
  return value
    .map((one) => (typeof one === 'string' ? one : `${one.due} ${one.percent}%`))
    .join(value.some((one) => typeof one !== 'string') ? '；' : '、');
}

export function cellsOf(row: Pick<LedgerRow, 'fields' | 'facts'>): Cells {
  return Object.fromEntries(row.fields.map((field) => [field, cellOf(row.facts[field])]));
}

/** Whether two cells say the same: widths of characters and white space do not count. */
export function sameCell(a: string, b: string): boolean {
  return a === b || squeeze(a) === squeeze(b);
}
