import type { TaskFinder } from './import-match.ts';
import type { Interpretation, KnownTask, LedgerRow, WrongCell, WrongRow } from './ledger-row.ts';
import { squeeze } from './people.ts';

/** A row with the task it means, or as a new one with its number if it has one. */
export interface NumberedRow {
  readonly row: LedgerRow;
  readonly known?: KnownTask;
  readonly no?: number;
}

interface Numbered {
  readonly rows: readonly NumberedRow[];
  readonly wrong: readonly WrongCell[];
  readonly interpreted: readonly Interpretation[];
}

type Verdict = NumberedRow | { readonly wrong: WrongCell };

/**
 * Which task each row means: 编号; else title plus lead unit; else a 序号 held by the same title. A row that means none is
 * new, and its number is its 编号; else its 序号 if all of them are distinct positive whole numbers and no row has a 编号;
 * else the next free one. A number held by another title, and rows that stand twice, are wrong.
 */
export function numberRows(
  rows: readonly LedgerRow[],
  left: readonly WrongRow[],
  finder: TaskFinder,
): Numbered {
  const serials = areSerialsNumbers(rows, left);
  const twice = rowsTwice(rows, finder);
  const inFile = new Set(rows.map((row) => squeeze(row.facts.title)));
  const wrong: WrongCell[] = [];
  const interpreted: Interpretation[] = [];
  const numbered: NumberedRow[] = [];
  for (const row of rows) {
    const why = twice.get(row);
    const verdict: Verdict =
      why === undefined ? judgeRow(row, serials, inFile, finder, interpreted) : { wrong: wrongRow(row, why) };
    if ('wrong' in verdict) wrong.push(verdict.wrong);
    else numbered.push(verdict);
  }
  const { kept, clashing } = withoutClashes(numbered);
  return { rows: kept, wrong: [...wrong, ...clashing], interpreted };
}

function judgeRow(
  row: LedgerRow,
  serials: boolean,
  inFile: ReadonlySet<string>,
  finder: TaskFinder,
  interpreted: Interpretation[],
): Verdict {
  const { title, leadUnit } = row.facts;
  if (row.no !== undefined) {
    const holder = finder.numbered(row.no);
    if (holder === undefined) return { row, no: row.no };
    if (finder.isCalled(holder, title)) return { row, known: holder };
    return {
      wrong: wrongRow(
        row,
        `编号 ${row.no} 在台账中是“${holder.task.title}”，与本行事项不同：请核对编号；如是改名，请由督查员在群里改事项名称；如是新事项，请清空编号或用未用过的编号`,
      ),
    };
  }
  const named = finder.named(title, leadUnit);
  const [only] = named;
  if (named.length > 1) {
    const numbers = named.map((one) => `#${one.task.no}`).join('、');
    return { wrong: wrongRow(row, `台账中 ${numbers} 同名同牵头单位，请加“编号”列写明是哪一项`) };
  }
  if (only !== undefined) return { row, known: only };
  if (!serials || typeof row.serial !== 'number') return { row };
  return bySerial(row, row.serial, inFile, finder, interpreted);
}

function bySerial(
  row: LedgerRow,
  serial: number,
  inFile: ReadonlySet<string>,
  finder: TaskFinder,
  interpreted: Interpretation[],
): Verdict {
  const holder = finder.numbered(serial);
  if (holder === undefined) return { row, no: serial };
  if (finder.isCalled(holder, row.facts.title)) return { row, known: holder };
  // The holder stands on another row of this file: rows were put in between and renumbered, this one is new.
  if (inFile.has(squeeze(holder.task.title)) || inFile.has(squeeze(holder.imported?.title ?? ''))) {
    interpreted.push({
      ...place(row),
      read: String(serial),
      as: `#${serial} 已是“${holder.task.title}”，本行为新事项，取下一个空号`,
    });
    return { row };
  }
  return {
    wrong: wrongRow(
      row,
      `序号 ${serial} 在台账中是“${holder.task.title}”，而本表已没有这一项：如是改名，请由督查员在群里改事项名称；如是新事项，请清空序号由系统编号，或改用未用过的序号`,
    ),
  };
}

function areSerialsNumbers(rows: readonly LedgerRow[], left: readonly WrongRow[]): boolean {
  const all = [...rows, ...left];
  if (all.some((row) => row.no !== undefined)) return false;
  const serials = all.flatMap((row) => (row.serial === undefined ? [] : [row.serial]));
  return serials.length > 0 && !serials.includes(null) && new Set(serials).size === serials.length;
}

/** Rows that stand twice in the file, with the reason. */
function rowsTwice(rows: readonly LedgerRow[], finder: TaskFinder): ReadonlyMap<LedgerRow, string> {
  const twice = new Map<LedgerRow, string>();
  for (const group of groups(rows, (row) => row.no?.toString())) {
    const [first, ...later] = group;
    const titles = new Set(group.map((row) => squeeze(row.facts.title)));
    const holder = first?.no === undefined ? undefined : finder.numbered(first.no);
    const right =
      titles.size === 1
        ? first
        : group.find((row) => holder !== undefined && finder.isCalled(holder, row.facts.title));
    for (const row of [first, ...later]) {
      if (row !== undefined && row !== right) {
        const other = group.find((one) => one !== row);
        twice.set(row, `编号 ${row.no} 在表中出现多次${other === undefined ? '' : `（另见${spot(other)}）`}`);
      }
    }
  }
  const unnumbered = rows.filter((row) => row.no === undefined);
  const name = (row: LedgerRow): string => `${squeeze(row.facts.title)}\n${squeeze(row.facts.leadUnit)}`;
  for (const [first, ...later] of groups(unnumbered, name)) {
    for (const row of later) {
      twice.set(row, `与${first === undefined ? '前面' : spot(first)}重复：事项和牵头单位都相同`);
    }
  }
  return twice;
}

function groups(rows: readonly LedgerRow[], keyOf: (row: LedgerRow) => string | undefined): LedgerRow[][] {
  const byKey = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [row]);
    else group.push(row);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}

/** Two rows may mean one task in different ways (by number and by name): the later one is wrong. */
function withoutClashes(rows: readonly NumberedRow[]): { kept: NumberedRow[]; clashing: WrongCell[] } {
  const claimed = new Map<number, LedgerRow>();
  const kept: NumberedRow[] = [];
  const clashing: WrongCell[] = [];
  for (const one of rows) {
    const no = one.known?.task.no ?? one.no;
    const first = no === undefined ? undefined : claimed.get(no);
    if (first !== undefined) {
      clashing.push(wrongRow(one.row, `与${spot(first)}指的是同一事项 #${no}`));
      continue;
    }
    if (no !== undefined) claimed.set(no, one.row);
    kept.push(one);
  }
  return { kept, clashing };
}

function place(row: LedgerRow): Omit<Interpretation, 'read' | 'as'> {
  return { sheet: row.sheet, row: row.row, ...(row.columns.number ?? row.columns.title) };
}

function wrongRow(row: LedgerRow, why: string): WrongCell {
  return { ...place(row), why };
}

function spot(row: LedgerRow): string {
  return `“${row.sheet}”第${row.row}行`;
}
