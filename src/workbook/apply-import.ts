import { IMPORTER, type NewEntry } from '../domain/history.ts';
import { entriesOfNew, mayCarryProblems, statusOfNew } from '../domain/import-entries.ts';
import { changeOf, type FieldEdit, type ImportPlan, renamedUnits } from '../domain/import-plan.ts';
import type { Instant } from '../domain/instant.ts';
import { cellsOf, type LedgerRow, type WrongCell } from '../domain/ledger-row.ts';
import type { TaskKey } from '../domain/number-in-year.ts';
import type { Directory } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';
import { isSetAside, type Store } from '../ports/store.ts';
import { eachBounded } from './bounded.ts';

/** Updates in flight: enough to share the disk's syncs, few enough to leave room for people who report meanwhile. */
const AT_ONCE = 32;

interface Applying {
  readonly store: Store;
  readonly year: number;
  readonly now: Instant;
}

/** What came of writing a plan. */
export interface Applied {
  /** The number of each new task, in the order of the plan; undefined for one that could not be made. */
  readonly numbers: readonly (number | undefined)[];
  readonly edited: readonly { readonly task: Task; readonly edits: readonly FieldEdit[] }[];
  readonly wrong: readonly WrongCell[];
}

/**
 * Writes a plan, task by task, each whole. What is decided is decided again on the record as it then stands, so that
 * a report that arrives meanwhile is not undone; a cut-off import is finished by running it again.
 */
export async function applyPlan(
  plan: ImportPlan,
  renames: readonly Task[],
  directory: Directory,
  applying: Applying,
): Promise<Applied> {
  const wrong: WrongCell[] = [];
  // Tasks with a number of their own come first: the next free number must not be one of these.
  const order = [...plan.fresh].sort((a, b) => Number(a.no === undefined) - Number(b.no === undefined));
  const made = await eachBounded(order, AT_ONCE, ({ row, no }) => makeTask(row, no, applying));
  const numbers = new Map(order.map(({ row }, index) => [row, numberOf(made[index])]));
  for (const [index, { row, no }] of order.entries()) {
    const outcome = made[index];
    if (typeof outcome === 'number' || outcome === undefined) continue;
    const { sheet, row: at, columns } = row;
    wrong.push({ sheet, row: at, ...(columns.number ?? columns.title), why: WHY_NOT[outcome](no) });
  }
  const edited = await eachBounded(plan.known, AT_ONCE, ({ row, task }) => editTask(row, task, applying));
  const renamed = await eachBounded(renames, AT_ONCE, (task) => renameUnits(task, directory, applying));
  return {
    numbers: plan.fresh.map(({ row }) => numbers.get(row)),
    edited: [...edited, ...renamed].filter(({ edits }) => edits.length > 0),
    wrong,
  };
}

/** Why a new task could not be made under its own number. */
type NotMade = 'held' | 'damaged';

const WHY_NOT: Readonly<Record<NotMade, (no: number | undefined) => string>> = {
  held: (no) => `编号 ${no} 在导入时被占用，请重新导入`,
  damaged: (no) => `编号 ${no} 的文件已损坏并被移开，请先从备份恢复，再导入这一行`,
};

const numberOf = (made: number | NotMade | undefined): number | undefined =>
  typeof made === 'number' ? made : undefined;

/** Makes a task under its own number, or the next free one. */
async function makeTask(
  row: LedgerRow,
  own: number | undefined,
  applying: Applying,
): Promise<number | NotMade> {
  const { store, year, now } = applying;
  const problems = mayCarryProblems(statusOfNew(row.stated)) ? row.stated.problems : [];
  const problemNos: number[] = [];
  for (const _ of problems) problemNos.push(await store.next('problem', year));
  const entries = entriesOfNew(row, now, problemNos);
  for (;;) {
    const no = own ?? (await store.next('task', year));
    const made = await makeUnder({ year, no }, entries, row, store);
    if (made !== 'held' || own !== undefined) return made;
  }
}

async function makeUnder(
  key: TaskKey,
  entries: readonly NewEntry[],
  row: LedgerRow,
  store: Store,
): Promise<number | NotMade> {
  try {
    const { result: isFree } = await store.update(key, (current) =>
      current === undefined ? { entries, imported: cellsOf(row), result: true } : { result: false },
    );
    return isFree ? key.no : 'held';
  } catch (error) {
    if (isSetAside(error)) return 'damaged';
    throw error;
  }
}

async function editTask(row: LedgerRow, task: Task, applying: Applying): Promise<Applied['edited'][number]> {
  const { store, now } = applying;
  const { result } = await store.update({ year: task.year, no: task.no }, (current) => {
    if (current === undefined) return { result: [] };
    const { edits, cells } = changeOf(row, current);
    const entries = entriesOf(edits, now);
    return {
      result: edits,
      ...(entries.length > 0 ? { entries } : {}),
      ...(cells === undefined ? {} : { imported: cells }),
    };
  });
  return { task, edits: result };
}

async function renameUnits(
  task: Task,
  directory: Directory,
  { store, now }: Applying,
): Promise<Applied['edited'][number]> {
  const { result } = await store.update({ year: task.year, no: task.no }, (current) => {
    const edits = current === undefined ? [] : renamedUnits(current.task, directory);
    return { result: edits, ...(edits.length > 0 ? { entries: entriesOf(edits, now) } : {}) };
  });
  return { task, edits: result };
}

function entriesOf(edits: readonly FieldEdit[], at: Instant): readonly NewEntry[] {
  return edits.map((edit): NewEntry => ({ kind: 'edit', at, by: IMPORTER, ...edit }));
}
