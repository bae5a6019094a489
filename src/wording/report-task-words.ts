import { yearOf } from '../domain/day.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { type Span, text, tinted } from '../domain/message.ts';
import { LONGEST_ANNOTATION } from '../domain/release.ts';
import type { Task } from '../domain/task.ts';
import { dayText } from './days.ts';
import { reasonText } from './lamps.ts';
import type { ReportFacts } from './report-facts.ts';
import { shortened } from './task-lines.ts';

const UNEXPLAINED = '未说明原因';

/** `72%`; nothing of an errand that reported none. */
export function percentWord({ kindOfTask, percent }: Task): string | undefined {
  return kindOfTask === 'errand' && percent === 0 ? undefined : `${percent}%`;
}

/** 逾期23天, 滞后23点: the heaviest reason of a task's colour. */
export function whyText({ judgement }: Judged): string {
  const [first] = judgement.reasons;
  return first === undefined ? '' : reasonText(first);
}

/** What its unit says of a task that is red, and whether it needs the reader's eye. */
export interface TaskWord {
  readonly text: string;
  readonly warns: boolean;
}

/** 承诺12月4日; 承诺12月4日，已过. */
function promiseWord({ explanation }: Task, { material: { key } }: ReportFacts): TaskWord | undefined {
  const promise = explanation?.promise;
  if (promise === undefined) return undefined;
  const year = yearOf(promise) === yearOf(key.day) ? '' : `${yearOf(promise)}年`;
  const isOver = promise < key.day;
  return { text: `承诺${year}${dayText(promise)}${isOver ? '，已过' : ''}`, warns: isOver };
}

/** Where a task stands with the supervision office, whose turn it then is. */
function officeWord({ task, judgement }: Judged): TaskWord | undefined {
  if (task.status === 'submitted') return { text: '已报办结，待审核', warns: false };
  if (judgement.underReview && task.mendBy !== undefined)
    return { text: `退回整改至${dayText(task.mendBy)}`, warns: false };
  return undefined;
}

/**
 * One word on a red task: waiting for its check, waiting for a decision (`asked`: 待三-1), the promise, the reason, an
 * extension asked for, or 未说明原因.
 */
export function taskWord(one: Judged, facts: ReportFacts, asked: string | undefined): TaskWord {
  const { task } = one;
  const office = officeWord(one);
  if (office !== undefined) return office;
  if (asked !== undefined) return { text: asked, warns: false };
  const promise = promiseWord(task, facts);
  if (promise !== undefined) return promise;
  const note = reasonOf(task, 14);
  if (note !== undefined) return { text: note, warns: false };
  if (task.extension !== undefined)
    return { text: `申请延至${dayText(task.extension.to)}，待批`, warns: false };
  return { text: UNEXPLAINED, warns: true };
}

/** The reason its unit gave, cut to a length; undefined if it gave none. */
export function reasonOf({ explanation }: Task, longest: number): string | undefined {
  const note = explanation?.note.trim().replace(/[。；;，,]+$/u, '') ?? '';
  return note === '' ? undefined : shortened(note, longest);
}

/** The whole 情况说明: reason and promise, or that there is none. */
export function explanationWords(one: Judged, facts: ReportFacts, longest: number): TaskWord {
  const reason = reasonOf(one.task, longest);
  const promise = promiseWord(one.task, facts);
  const office = officeWord(one);
  const parts = [reason, promise?.text, office?.text].filter((part) => part !== undefined);
  if (parts.length > 0) return { text: parts.join('；'), warns: false };
  return taskWord(one, facts, undefined);
}

/** A word as it is printed. */
export function wordSpan({ text: words, warns }: TaskWord): Span {
  return warns ? tinted('warning', words) : text(words);
}

/** 加注, a line each. */
export function annotations(task: Task, { listing }: ReportFacts): readonly string[] {
  return listing.notesOn(task).map((note) => `　注：${shortened(note, LONGEST_ANNOTATION)}`);
}
