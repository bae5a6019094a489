import { type Directory, EMPTY_DIRECTORY } from '../../domain/people.ts';
import { createKnownNumbers, type KnownNumbers } from '../known-numbers.ts';
import { createTaskHeads, type TaskHeads } from '../task-heads.ts';
import { directoryFormat } from './directory-format.ts';
import type { Finding } from './finding.ts';
import { createFindingReader } from './finding-reader.ts';
import type { Housekeeping } from './housekeeping.ts';
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
  /** Ordered by file. */
  readonly findings: readonly Finding[];
}

export interface LoadOptions {
  readonly folder: string;
  readonly zone: string;
  readonly taskMigrations: Migrations;
  readonly housekeeping: Housekeeping;
}

/**
 * Reads a data folder whole. A damaged file costs what it holds and is told of; the rest is served.
 * @throws {StoreError} `newer-version`, `read-failed`; `read-only` and the like if a damaged file cannot be set aside
 */
export async function loadLedger(options: LoadOptions): Promise<Ledger> {
  const { folder, zone } = options;
  const heads = createTaskHeads();
  const numbers = createKnownNumbers();
  const reader = createFindingReader(options.housekeeping);
  const names = await reader.sweep(folder);
  const noRights = '人员和单位名册为空，所有人暂无权限';
  const directory =
    (await reader.read(peopleFile(folder), directoryFormat(zone), noRights)) ?? EMPTY_DIRECTORY;
  for (const request of directory.bindRequests) numbers.note('bind', 0, request.no);
  const goesOn = '绑定申请号从名册里的最大号接着取';
  const given = await reader.read(bindNumbersFile(folder), NUMBERS_FORMAT, goesOn);
  numbers.note('bind', 0, given?.bind ?? 0);
  const lost = new Set<string>();
  for (const name of names) {
    const year = yearOfFolder(name);
    if (year !== undefined) await loadYear(year, { ...options, heads, numbers, lost, reader });
  }
  const findings = reader.findings.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { heads, numbers, directory, lost, findings };
}
