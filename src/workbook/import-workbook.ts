import { mayCarryProblems, statusOfNew } from '../domain/import-entries.ts';
import { type ImportPlan, planImport, renamedUnits } from '../domain/import-plan.ts';
import { NO_ROSTER_CHANGES, planRoster, type RosterPlan } from '../domain/import-roster.ts';
import { dayOf, type Instant } from '../domain/instant.ts';
import type { Interpretation, KnownTask } from '../domain/ledger-row.ts';
import type { Task } from '../domain/task.ts';
import type { WorkCalendar } from '../domain/work-calendar.ts';
import type { Store } from '../ports/store.ts';
import { type Applied, applyPlan } from './apply-import.ts';
import { eachBounded } from './bounded.ts';
import { createKnownUnits } from './cells/known-units.ts';
import { fieldText } from './field-text.ts';
import { readWorkbook, type Sheet } from './file/read-workbook.ts';
import type { ChangedField, ImportReport, SheetReport } from './import-report.ts';
import { type LedgerSheet, layOutSheet } from './sheets/lay-out-sheet.ts';
import { type LedgerReading, readLedger } from './sheets/read-ledger.ts';
import { type RosterReading, readRosterSheet } from './sheets/read-roster-sheet.ts';

export interface ImportRequest {
  /** The path of an .xlsx, or its bytes. */
  readonly source: string | Uint8Array;
  /** The year of the ledger: days without a year are of it. */
  readonly year: number;
  /** Read, compare and report, but write nothing. */
  readonly dryRun: boolean;
  readonly store: Store;
  readonly now: Instant;
  /** The office's time zone (IANA name). */
  readonly zone?: string;
  /** For days like 国庆前. */
  readonly calendar?: WorkCalendar;
}

const AT_ONCE = 32;
const NO_LEDGER =
  '没有找到台账：工作表里应有一行表头，至少有“事项”（或“工作任务”“项目名称”）、“牵头单位”（或“责任单位”）和“完成时限”等列';

/**
 * Reads a workbook, lays it beside the ledger, and writes what is new and changed. Rows that cannot be read are left
 * out and listed, the others applied. @throws StoreError if the disk fails: run it again, it goes on where it stopped.
 */
export async function importWorkbook(request: ImportRequest): Promise<ImportReport> {
  const { source, year, store, now, calendar } = request;
  const workbook = await readWorkbook(source);
  if (workbook.kind === 'refused') return refusedReport(request, workbook.why, []);
  const found = workbook.sheets.map(sortSheet);
  const sheets = found.map((one) => one.report);
  const ledgers = found.flatMap(({ ledger }) => ledger ?? []);
  const rosters = found.flatMap(({ roster }) => roster ?? []);
  if (ledgers.length + rosters.length === 0) return refusedReport(request, NO_LEDGER, sheets);
  const rosterRows = {
    people: rosters.flatMap((roster) => roster.people),
    units: rosters.flatMap((roster) => roster.units),
  };
  const today = dayOf(now, request.zone ?? 'Asia/Shanghai');
  const roster = planRoster(await store.directory(), rosterRows, today);
  const reading = readLedger(ledgers, {
    year,
    directory: roster.directory,
    ...(calendar === undefined ? {} : { calendar }),
  });
  const known = await knownTasks(store, year);
  const units = createKnownUnits(roster.directory, []);
  const plan = planImport(reading.rows, reading.left, known, (name) => units.resolve(name).name);
  const inFile = new Set(plan.known.map(({ task }) => task.no));
  const renames =
    rosters.length === 0
      ? []
      : known
          .map(({ task }) => task)
          .filter((task) => !inFile.has(task.no) && renamedUnits(task, roster.directory).length > 0);
  const report = { request, sheets, ledgers, rosters, roster, reading, plan, renames };
  const readable = [plan.fresh, plan.known, rosterRows.people, rosterRows.units];
  if (readable.every((rows) => rows.length === 0)) {
    return { ...reportOf(report), refused: '没有一行可以导入：请按所列问题改正后重新导入' };
  }
  if (request.dryRun) return reportOf(report);
  await store.updateDirectory((current) => planRoster(current, rosterRows, today).directory);
  const applied = await applyPlan(plan, renames, roster.directory, { store, year, now });
  return reportOf({ ...report, applied });
}

interface SortedSheet {
  readonly report: SheetReport;
  readonly ledger?: LedgerSheet;
  readonly roster?: RosterReading;
}

function sortSheet(sheet: Sheet): SortedSheet {
  const { name } = sheet;
  if (sheet.rows.length === 0) return { report: { name, readAs: 'nothing', why: '空工作表' } };
  if (sheet.hidden) return { report: { name, readAs: 'nothing', why: '隐藏的工作表，未读' } };
  const ledger = layOutSheet(sheet);
  if (ledger !== undefined && ledger.heading.columns.lead !== undefined) {
    const unread = ledger.heading.unread;
    return {
      ledger,
      report: {
        name,
        readAs: 'ledger',
        rows: ledger.lines.length,
        ...(unread.length > 0 ? { unreadColumns: unread } : {}),
      },
    };
  }
  const roster = readRosterSheet(sheet);
  if (roster !== undefined) {
    return { roster, report: { name, readAs: roster.as, rows: roster.people.length + roster.units.length } };
  }
  const why = ledger === undefined ? '没有台账的表头' : '像台账，但没有“牵头单位”或“责任单位”一列';
  return { report: { name, readAs: 'nothing', why } };
}

async function knownTasks(store: Store, year: number): Promise<readonly KnownTask[]> {
  const tasks = await store.list(year);
  return await eachBounded(tasks, AT_ONCE, async (task) => {
    const imported = (await store.get(task))?.imported;
    return imported === undefined ? { task } : { task, imported };
  });
}

interface ReportParts {
  readonly request: ImportRequest;
  readonly sheets: readonly SheetReport[];
  readonly ledgers: readonly LedgerSheet[];
  readonly rosters: readonly RosterReading[];
  readonly roster: RosterPlan;
  readonly reading: LedgerReading;
  readonly plan: ImportPlan;
  readonly renames: readonly Task[];
  /** Absent in a dry run. */
  readonly applied?: Applied;
}

function reportOf(parts: ReportParts): ImportReport {
  const { request, rosters, roster, reading, plan, applied } = parts;
  const edited = applied?.edited ?? plannedEdits(parts);
  const touched = new Set(edited.map(({ task }) => task.no));
  return {
    applied: applied !== undefined,
    dryRun: request.dryRun,
    year: request.year,
    sheets: parts.sheets,
    tasks: {
      new: plan.fresh.flatMap(({ row, no }, index) => {
        const given = applied === undefined ? no : applied.numbers[index];
        if (applied !== undefined && given === undefined) return [];
        const { sheet, row: at, facts } = row;
        return [
          {
            ...(given === undefined ? {} : { no: given }),
            title: facts.title,
            leadUnit: facts.leadUnit,
            sheet,
            row: at,
          },
        ];
      }),
      changed: edited.flatMap(({ task, edits }) =>
        edits.map(
          ({ field, from, to }): ChangedField => ({
            no: task.no,
            title: task.title,
            field,
            from: fieldText(field, from),
            to: fieldText(field, to),
          }),
        ),
      ),
      unchanged: plan.known.filter(({ task }) => !touched.has(task.no)).length,
      gone: parts.ledgers.length === 0 ? [] : plan.gone.map(({ no, title }) => ({ no, title })),
      differing: plan.differing,
    },
    people: roster.people,
    units: roster.units,
    wrong: [
      ...rosters.flatMap((one) => one.wrong),
      ...roster.wrong,
      ...reading.wrong,
      ...plan.wrong,
      ...(applied?.wrong ?? []),
    ],
    interpreted: [
      ...rosters.flatMap((one) => one.interpreted),
      ...roster.interpreted,
      ...reading.interpreted,
      ...plan.interpreted,
      ...problemsNotCarried(plan),
    ],
    ignoredRows: [...parts.ledgers.flatMap((one) => one.ignored), ...rosters.flatMap((one) => one.ignored)],
  };
}

function plannedEdits({ plan, renames, roster }: ReportParts): Applied['edited'] {
  return [
    ...plan.known,
    ...renames.map((task) => ({ task, edits: renamedUnits(task, roster.directory) })),
  ].filter(({ edits }) => edits.length > 0);
}

function problemsNotCarried(plan: ImportPlan): readonly Interpretation[] {
  return plan.fresh.flatMap(({ row }) =>
    mayCarryProblems(statusOfNew(row.stated))
      ? []
      : row.stated.problems.map((read) => ({
          sheet: row.sheet,
          row: row.row,
          ...row.columns.title,
          read,
          as: '事项已销号或终止，存在问题未记',
        })),
  );
}

function refusedReport(request: ImportRequest, why: string, sheets: readonly SheetReport[]): ImportReport {
  return {
    applied: false,
    dryRun: request.dryRun,
    year: request.year,
    refused: why,
    sheets,
    tasks: { new: [], changed: [], unchanged: 0, gone: [], differing: [] },
    people: NO_ROSTER_CHANGES,
    units: NO_ROSTER_CHANGES,
    wrong: [],
    interpreted: [],
    ignoredRows: [],
  };
}
