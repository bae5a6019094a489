import type { Judgement } from '../domain/colour.ts';
import { type Day, isYearEnd } from '../domain/day.ts';
import { STATUS_WORDS } from '../domain/ledger-row.ts';
import { targetText } from '../domain/target.ts';
import type { Task } from '../domain/task.ts';
import { CADENCE_WORDS, KIND_WORDS, OPENNESS_WORDS } from '../domain/task-words.ts';
import { FIELD_HEADINGS } from './field-text.ts';
import { dayCell, lampCell, type OfficeCell, percentCell } from './office-cells.ts';
import type { OfficeColumn } from './office-sheet.ts';

/** A task with what is known of it beside the ledger itself. */
export interface ExportedTask {
  readonly task: Task;
  readonly judgement?: Judgement;
  /** The last report in words. */
  readonly note?: string;
}

/** 6月30日; with its year if that is not the ledger's. */
export function dayWords(day: Day, year: number): string {
  const [of, month, date] = day.split('-').map(Number);
  return `${of === year ? '' : `${of}年`}${month}月${date}日`;
}

/** The due as it stands now: an extension granted in the group is no change when this file comes back. */
function dueCell(task: Task): OfficeCell {
  if (task.due === undefined) return undefined;
  if (!task.ongoing) return dayCell(task.due);
  const ofYear = isYearEnd(task.due) && task.due.startsWith(String(task.year));
  return ofYear ? '持续推进' : `持续推进至${dayWords(task.due, task.year)}`;
}

function problemText(task: Task): string {
  const open = task.problems
    .filter((problem) => problem.status === 'open')
    .map((problem) => problem.text.replace(/\s+/gu, ' '));
  return open.length > 1 ? open.map((text, index) => `${index + 1}. ${text}`).join('\n') : (open[0] ?? '');
}

/** Columns that are read back by an import, in the order offices know them. */
const LEDGER: readonly OfficeColumn<ExportedTask>[] = [
  { heading: '编号', width: 6, centred: true, cell: ({ task }) => task.no },
  {
    heading: FIELD_HEADINGS.kindOfTask,
    width: 8,
    centred: true,
    cell: ({ task }) => KIND_WORDS[task.kindOfTask],
  },
  { heading: FIELD_HEADINGS.category, width: 12, cell: ({ task }) => task.category },
  { heading: FIELD_HEADINGS.source, width: 14, cell: ({ task }) => task.source },
  { heading: FIELD_HEADINGS.taskforce, width: 14, cell: ({ task }) => task.taskforce },
  { heading: FIELD_HEADINGS.title, width: 36, cell: ({ task }) => task.title },
  { heading: FIELD_HEADINGS.leaders, width: 12, cell: ({ task }) => task.leaders.join('、') },
  { heading: FIELD_HEADINGS.leadUnit, width: 18, cell: ({ task }) => task.leadUnit },
  { heading: FIELD_HEADINGS.assistUnits, width: 22, cell: ({ task }) => task.assistUnits.join('、') },
  { heading: FIELD_HEADINGS.owner, width: 10, centred: true, cell: ({ task }) => task.owner },
  {
    heading: FIELD_HEADINGS.start,
    width: 15,
    centred: true,
    cell: ({ task }) => (task.start === undefined ? undefined : dayCell(task.start)),
  },
  { heading: FIELD_HEADINGS.due, width: 15, centred: true, cell: ({ task }) => dueCell(task) },
  {
    heading: FIELD_HEADINGS.target,
    width: 12,
    cell: ({ task }) => (task.target === undefined ? undefined : targetText(task.target)),
  },
  {
    heading: FIELD_HEADINGS.milestones,
    width: 20,
    cell: ({ task }) =>
      task.milestones.map(({ due, percent }) => `${dayWords(due, task.year)}${percent}%`).join('；'),
  },
  {
    heading: FIELD_HEADINGS.cadence,
    width: 9,
    centred: true,
    cell: ({ task }) => CADENCE_WORDS[task.cadence],
  },
  {
    heading: '进度',
    width: 7,
    centred: true,
    cell: ({ task }) =>
      task.kindOfTask === 'errand' && task.percent === 0 ? undefined : percentCell(task.percent),
  },
  { heading: '状态', width: 9, centred: true, cell: ({ task }) => STATUS_WORDS[task.status] },
  { heading: '存在问题', width: 24, cell: ({ task }) => problemText(task) },
  {
    heading: FIELD_HEADINGS.openness,
    width: 9,
    centred: true,
    cell: ({ task }) => OPENNESS_WORDS[task.openness],
  },
  { heading: FIELD_HEADINGS.remarks, width: 18, cell: ({ task }) => task.remarks },
];

/** Columns for the eye: their headings mean nothing to an import. */
const DERIVED: readonly OfficeColumn<ExportedTask>[] = [
  {
    heading: '灯',
    width: 5,
    centred: true,
    cell: ({ judgement }) => (judgement === undefined ? undefined : lampCell(judgement.colour)),
  },
  {
    heading: '时序进度',
    width: 9,
    centred: true,
    cell: ({ judgement }) =>
      judgement?.expected === undefined ? undefined : percentCell(judgement.expected),
  },
  {
    heading: '延期情况',
    width: 18,
    cell: ({ task }) =>
      task.originalDue === undefined
        ? undefined
        : `原${dayWords(task.originalDue, task.year)}，延${task.extensionsGranted}次`,
  },
  { heading: '最近进展', width: 28, cell: ({ note }) => note },
];

export const EXPORT_COLUMNS: readonly OfficeColumn<ExportedTask>[] = [...LEDGER, ...DERIVED];
