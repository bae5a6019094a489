import { compareByUrgency, type Judged } from '../domain/ledger-order.ts';
import type { AnnexRow, AnnexSheet, ReportAnnex } from '../domain/report-annex.ts';
import type { Task } from '../domain/task.ts';
import { filterInSteps, type InSteps, mapInSteps, sortInSteps } from '../reports/in-steps.ts';
import { type Listable, listableOf } from '../reports/report-edits.ts';
import { reasonText } from './lamps.ts';
import { type ReportFacts, taskNumber } from './report-facts.ts';
import { asOfText, comingName, reportTitle } from './report-head.ts';
import { questionText } from './report-questions.ts';
import { explanationWords, percentWord, reasonOf } from './report-task-words.ts';
import { TROUBLES } from './report-troubles.ts';

/** A cell of an annex holds what a phone cannot. */
const WHOLE = 500;

/** 附表 of a report: what may be named of every list in it; undefined if all are empty. */
export function* reportAnnex(facts: ReportFacts): InSteps<ReportAnnex | undefined> {
  const { report, red, troubles, listing } = facts;
  const rowOf = rowMaker(facts);
  const listed = function* (sheet: string, { tasks, hidden, takenOut }: Listable): InSteps<AnnexSheet> {
    return { name: sheet, rows: yield* mapInSteps(tasks, rowOf), unlisted: hidden + takenOut };
  };
  const urgentFirst = function* (sheet: string, all: readonly Judged[]): InSteps<AnnexSheet> {
    const listable = yield* listableOf(all, listing);
    return yield* listed(sheet, {
      ...listable,
      tasks: yield* sortInSteps(listable.tasks, compareByUrgency),
    });
  };
  const { name } = TROUBLES[report.kind];
  const sheets = [
    ...(troubles === red ? [] : [yield* listed(name, troubles)]),
    yield* listed('红灯事项', red),
    yield* urgentFirst('黄灯事项', report.yellow),
    yield* urgentFirst(`${comingName(facts)}到期`, report.due),
    yield* urgentFirst('未按期报', report.unreported),
    yield* questionSheet(facts, rowOf),
  ].filter(({ rows }) => rows.length > 0);
  if (sheets.length === 0) return undefined;
  return { title: `${reportTitle(facts)}附表`, subtitle: asOfText(facts), sheets };
}

type RowOf = (one: Judged) => AnnexRow;

/** A task that stands in several sheets has one row. */
function rowMaker(facts: ReportFacts): RowOf {
  const known = new Map<Task, AnnexRow>();
  return (one) => {
    const row = known.get(one.task) ?? annexRow(one, facts);
    known.set(one.task, row);
    return row;
  };
}

function annexRow(one: Judged, facts: ReportFacts): AnnexRow {
  const { task, judgement } = one;
  const { listing, openYear, wholeUnit, material } = facts;
  const row: { -readonly [K in keyof AnnexRow]: AnnexRow[K] } = {
    no: taskNumber(task, openYear),
    title: task.title,
    leaders: task.leaders.join('、'),
    leadUnit: wholeUnit(task.leadUnit),
    assistUnits: task.assistUnits.map(wholeUnit).join('、'),
    colour: judgement.colour,
    why: judgement.reasons.map(reasonText).join('、'),
    explanation:
      judgement.colour === 'red' ? explanationWords(one, facts, WHOLE).text : (reasonOf(task, WHOLE) ?? ''),
  };
  if (task.category !== undefined) row.category = task.category;
  // A leaders' group reads of units and items, not of persons.
  if (task.owner !== undefined && material.group.audience !== 'leaders') row.owner = task.owner;
  if (task.due !== undefined) row.due = task.due;
  if (percentWord(task) !== undefined) row.percent = task.percent;
  if (judgement.expected !== undefined) row.expected = judgement.expected;
  const notes = listing.notesOn(task);
  if (notes.length > 0) row.annotation = notes.join('；');
  return row;
}

/** A row a problem, with what is asked in place of why the task is red. */
function* questionSheet(facts: ReportFacts, rowOf: RowOf): InSteps<AnnexSheet> {
  const { report, listing } = facts;
  const listed = yield* filterInSteps(report.questions, ({ task }) => listing.mayList(task));
  const rows = yield* mapInSteps(listed, (question) => ({
    ...rowOf(question),
    why: questionText(question, facts),
  }));
  return { name: '提请协调', rows, unlisted: report.questions.length - rows.length };
}
