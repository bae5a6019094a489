import { type Directory, EMPTY_DIRECTORY } from '../../domain/people.ts';
import { createKnownNumbers, type KnownNumbers } from '../known-numbers.ts';
import { createTaskHeads, type TaskHeads } from '../task-heads.ts';
import { directoryFormat } from './directory-format.ts';
import type { FindingReader } from './finding-reader.ts';
import { bindNumbersFile, peopleFile, yearOfFolder } from './ledger-folder.ts';
import { loadYear } from './load-year.ts';
import type { Migrations } from './migrations.ts';
import { NUMBERS_FORMAT } from './numbers-format.ts';

/** Everything of a data folder that is kept in memory. */
export interface Ledger {
  readonly heads: TaskHeads;
  readonly numbers: KnownNumbers;
  readonly directory: Directory;
  /** The keys (`2026/12`) whose only file is damaged: their numbers are taken, their tasks cannot be served. */
  readonly lost: ReadonlySet<string>;
  /** Years whose file of numbers is not there, or damaged. */
  readonly unnumbered: ReadonlySet<number>;
}

export interface LoadOptions {
  readonly folder: string;
  readonly zone: string;
  readonly taskMigrations: Migrations;
  /** Told what is not in order. */
  readonly reader: FindingReader;
}

/**
 * Reads a data folder whole. A damaged file costs what it holds and is told of; the rest is served.
 * @throws {StoreError} `newer-version`, `read-failed`; `read-only` and the like if a damaged file cannot be set aside
 */
export async function loadLedger(options: LoadOptions): Promise<Ledger> {
  const { folder, zone, reader } = options;
  const heads = createTaskHeads();
  const numbers = createKnownNumbers();
  const names = await reader.sweep(folder);
  const noRights = '人员和单位名册为空，所有人暂无权限';
  const directory =
    (await reader.read(peopleFile(folder), directoryFormat(zone), noRights)) ?? EMPTY_DIRECTORY;
  for (const request of directory.bindRequests) numbers.note('bind', 0, request.no);
  const goesOn = '绑定申请号从名册里的最大号接着取';
  const given = await reader.read(bindNumbersFile(folder), NUMBERS_FORMAT, goesOn);
  numbers.note('bind', 0, given?.bind ?? 0);
  const lost = new Set<string>();
  const unnumbered = new Set<number>();
  for (const name of names) {
    const year = yearOfFolder(name);
    if (year !== undefined) await loadYear(year, { ...options, heads, numbers, lost, unnumbered });
  }
  return { heads, numbers, directory, lost, unnumbered };
}
