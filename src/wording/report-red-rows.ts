import type { Judged } from '../domain/ledger-order.ts';
import { type Block, line } from '../domain/message.ts';
import type { Listable } from '../reports/report-edits.ts';
import type { Saying } from './made-post.ts';
import { type ReportFacts, taskNumber } from './report-facts.ts';
import { annotations, percentWord, type TaskWord, whyText, wordSpan } from './report-task-words.ts';
import { PHONE_LINE, textWidth } from './report-width.ts';
import { shortened, taskName } from './task-lines.ts';

/** Tasks as a report lists them: what may be named, and why the rest is not here. */
export interface TaskList {
  readonly all: number;
  readonly listed: readonly Judged[];
  /** May be named, and did not fit: they stand in the annex. */
  readonly more: readonly Judged[];
  readonly hidden: number;
  readonly takenOut: number;
}

/** The first `most` of these tasks that may be named. */
export function taskList({ tasks, hidden, takenOut }: Listable, most: number): TaskList {
  return {
    all: tasks.length + hidden + takenOut,
    listed: tasks.slice(0, most),
    more: tasks.slice(most),
    hidden,
    takenOut,
  };
}

/** （列6项，余见附表）: how many are listed of how many, and where the others are; a chat's answer has no annex. */
export function listedText({ all, listed, more }: TaskList, as: Saying['as'], query: string): string {
  if (all === 0) return '　无';
  if (listed.length === all || (listed.length === 0 && more.length === 0)) return `（${all}项）`;
  return `（列${listed.length}项${more.length === 0 ? '' : `，余${elsewhere(as, query)}`}）`;
}

/** Where what is not listed can be read. */
export function elsewhere(as: Saying['as'], query: string): string {
  return hasAnnex(as) ? '见附表' : `发“${query}”查看`;
}

/** Only what is posted carries an annex. */
export function hasAnnex(as: Saying['as']): boolean {
  return as === 'post' || as === 'late' || as === 'draft';
}

/** 另有2项不在群内列出、1项未列. */
export function withheldLines({ hidden, takenOut }: TaskList): readonly string[] {
  const parts = [
    ...(hidden > 0 ? [`${hidden}项不在群内列出`] : []),
    ...(takenOut > 0 ? [`${takenOut}项未列`] : []),
  ];
  return parts.length === 0 ? [] : [`另有${parts.join('、')}`];
}

const SHORTEST_TITLE = 8;
const LONGEST_TITLE = 16;

/** `#66 污水厂扩建 城管局`, its title cut so that the row stays one line on a phone. */
function titleRow({ task }: Judged, { openYear, unit }: ReportFacts): string {
  const lead = unit(task.leadUnit);
  const room = PHONE_LINE - textWidth(`${taskNumber(task, openYear)}  ${lead}`);
  const longest = Math.max(SHORTEST_TITLE, Math.min(LONGEST_TITLE, Math.floor(room)));
  return `${taskName(task, openYear, longest)} ${lead}`;
}

/** A red task: what it is, why it is red with the unit's word, and the office's annotations. */
export function redRow(one: Judged, word: TaskWord, facts: ReportFacts): readonly Block[] {
  const figures = [whyText(one), percentWord(one.task)].filter((part) => part !== undefined);
  return [
    line(titleRow(one, facts)),
    line(`　${figures.join('，')}，`, wordSpan(word)),
    ...annotations(one.task, facts).map((note) => line(note)),
  ];
}

/** A title as a heading or a picture shows it, without its number. */
export function shortTitle(title: string): string {
  return shortened(title, LONGEST_TITLE);
}
