import type { EditableField, FieldValue } from './history.ts';
import { createTaskFinder, type TaskFinder } from './import-match.ts';
import { type NumberedRow, numberRows } from './import-numbers.ts';
import {
  type Cells,
  cellOf,
  cellsOf,
  type Interpretation,
  type KnownTask,
  type LedgerRow,
  STATUS_WORDS,
  sameCell,
  type WrongCell,
  type WrongRow,
} from './ledger-row.ts';
import { type Directory, squeeze, unitName } from './people.ts';
import type { Task } from './task.ts';

/** One field that the workbook changes. */
export interface FieldEdit {
  readonly field: EditableField;
  readonly from: FieldValue;
  readonly to: FieldValue;
}

/** Something the workbook says otherwise than people did since; never applied. */
export interface Difference {
  readonly no: number;
  readonly title: string;
  readonly what: 'progress' | 'status' | 'problem';
  readonly ledger: string;
  readonly file: string;
}

export interface PlannedChange {
  readonly row: LedgerRow;
  readonly task: Task;
  readonly edits: readonly FieldEdit[];
  /** The cells to keep with the task, if they are not those kept already. */
  readonly cells?: Cells;
}

/** What an import will do, before anything is written. */
export interface ImportPlan {
  /** New tasks in the order of the file; without a number, the next free one is taken when it is written. */
  readonly fresh: readonly { readonly row: LedgerRow; readonly no?: number }[];
  readonly known: readonly PlannedChange[];
  /** Imported before, not in this file any more: listed, never deleted. */
  readonly gone: readonly Task[];
  readonly differing: readonly Difference[];
  readonly wrong: readonly WrongCell[];
  readonly interpreted: readonly Interpretation[];
}

/**
 * Lays a ledger as read from a workbook beside the ledger as it stands.
 * `left` are the rows that could not be read; their tasks are not gone. `fullName` gives the full name of a unit.
 */
export function planImport(
  rows: readonly LedgerRow[],
  left: readonly WrongRow[],
  known: readonly KnownTask[],
  fullName: (unit: string) => string = (unit) => unit,
): ImportPlan {
  const finder = createTaskFinder(known, fullName);
  const numbered = numberRows(rows, left, finder);
  const fresh: { row: LedgerRow; no?: number }[] = [];
  const changes: PlannedChange[] = [];
  const differing: Difference[] = [];
  for (const one of numbered.rows) {
    if (one.known === undefined) {
      fresh.push(one.no === undefined ? { row: one.row } : { row: one.row, no: one.no });
      continue;
    }
    changes.push(changeOf(one.row, one.known));
    differing.push(...differencesOf(one.row, one.known.task));
  }
  return {
    fresh,
    known: changes,
    gone: goneTasks(known, numbered.rows, [...left, ...leftOut(rows, numbered.rows)], finder),
    differing,
    wrong: numbered.wrong,
    interpreted: numbered.interpreted,
  };
}

/**
 * What a row changes of a task: a field changes only if its cell differs from the cell of the last import, so that an
 * import never undoes what people did since. A field never imported before is compared with the task itself.
 */
export function changeOf(row: LedgerRow, known: KnownTask): PlannedChange {
  const { task, imported } = known;
  const cells = cellsOf(row);
  const edits = row.fields.flatMap((field): FieldEdit[] => {
    const cell = cells[field] ?? '';
    const current = cellOf(task[field]);
    // The title is what a task is known by: it is changed in the group, where everybody sees it.
    if (field === 'title' || sameCell(cell, imported?.[field] ?? current) || sameCell(cell, current))
      return [];
    return [{ field, from: task[field] ?? null, to: row.facts[field] ?? null }];
  });
  const same = row.fields.every((field) => imported?.[field] === cells[field]);
  return { row, task, edits, ...(same ? {} : { cells: { ...imported, ...cells } }) };
}

/** The units of a task by their full names of now: what an import changes of tasks that its file does not hold. */
export function renamedUnits(task: Task, directory: Directory): readonly FieldEdit[] {
  const leadUnit = unitName(directory, task.leadUnit);
  const assistUnits = task.assistUnits.map((name) => unitName(directory, name));
  const lead: FieldEdit = { field: 'leadUnit', from: task.leadUnit, to: leadUnit };
  const assist: FieldEdit = { field: 'assistUnits', from: task.assistUnits, to: assistUnits };
  return [lead, assist].filter((edit) => cellOf(edit.from) !== cellOf(edit.to));
}

function differencesOf(row: LedgerRow, task: Task): readonly Difference[] {
  const { percent, status, problems } = row.stated;
  const of = { no: task.no, title: task.title } as const;
  const found: Difference[] = [];
  // A workbook shows whole points.
  if (percent !== undefined && Math.abs(percent - task.percent) >= 1) {
    found.push({ ...of, what: 'progress', ledger: `${task.percent}%`, file: `${percent}%` });
  }
  if (status !== undefined && status !== task.status) {
    found.push({ ...of, what: 'status', ledger: STATUS_WORDS[task.status], file: STATUS_WORDS[status] });
  }
  const known = new Set(task.problems.map((problem) => squeeze(problem.text)));
  const open = task.problems.filter((problem) => problem.status === 'open').map((problem) => problem.text);
  for (const problem of problems.filter((text) => !known.has(squeeze(text)))) {
    found.push({ ...of, what: 'problem', ledger: open.join('；') || '无', file: problem });
  }
  return found;
}

/** Rows that are wrong beside others: what they mean is not gone either. */
function leftOut(rows: readonly LedgerRow[], kept: readonly NumberedRow[]): readonly WrongRow[] {
  const good = new Set(kept.map(({ row }) => row));
  return rows
    .filter((row) => !good.has(row))
    .map(({ no, facts }) => ({ title: facts.title, ...(no === undefined ? {} : { no }) }));
}

function goneTasks(
  known: readonly KnownTask[],
  rows: readonly NumberedRow[],
  left: readonly WrongRow[],
  finder: TaskFinder,
): readonly Task[] {
  const seen = new Set(rows.flatMap((one) => one.known?.task.no ?? []));
  for (const row of left) {
    if (row.no !== undefined) seen.add(row.no);
    if (row.title !== undefined) for (const one of finder.titled(row.title)) seen.add(one.task.no);
  }
  return known.filter((one) => one.imported !== undefined && !seen.has(one.task.no)).map((one) => one.task);
}
