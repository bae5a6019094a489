import type { Judged } from '../domain/ledger-order.ts';
import { type Block, line, strong } from '../domain/message.ts';
import type { ReportKind } from '../domain/post.ts';
import { byUnit } from '../reports/by-unit.ts';
import { statusName } from './lamps.ts';
import type { Saying } from './made-post.ts';
import type { ReportFacts } from './report-facts.ts';
import { listedText, taskList, withheldLines } from './report-red-rows.ts';
import { annotations, explanationWords, percentWord, whyText, wordSpan } from './report-task-words.ts';
import { unreportedLines } from './report-units.ts';
import { taskName } from './task-lines.ts';

/** What a kind of report calls the tasks it lists as 问题, and the query that shows them in a chat. */
export const TROUBLES: Readonly<Record<ReportKind, { readonly name: string; readonly query: string }>> = {
  weekly: { name: '红灯事项', query: '红灯' },
  monthly: { name: '红灯事项', query: '红灯' },
  quarterly: { name: '红灯事项', query: '红灯' },
  halfyear: { name: '未过半事项', query: '导出' },
  yearly: { name: '未销号事项', query: '导出' },
};

/** Rows a periodic report lists, so that it stays within three messages. */
const MOST_TROUBLES = 20;
const MOST_RESTS = 8;

/** The rows a periodic report lists where nothing else limits it. */
export function troubleRowCount(facts: ReportFacts): number {
  return taskList(facts.troubles, MOST_TROUBLES).listed.length;
}

/** 问题: by unit, in the order of its worst task; each with why it stands here and what its unit says of it. */
export function troubleBlocks(
  facts: ReportFacts,
  as: Saying['as'],
  mostRows: number,
  heading: string,
): readonly Block[] {
  const { name, query } = TROUBLES[facts.report.kind];
  const list = taskList(facts.troubles, Math.min(mostRows, MOST_TROUBLES));
  return [
    line(strong(heading), `　${name}${listedText(list, as, query)}`),
    ...byUnit(list.listed).flatMap((tasks) => [
      line(strong(unitOf(tasks, facts))),
      ...tasks.flatMap((one) => troubleRow(one, facts)),
    ]),
    ...restLines(list.more, facts),
    ...[...withheldLines(list), ...unreportedLines(facts)].map((text) => line(text)),
  ];
}

function troubleRow(one: Judged, facts: ReportFacts): readonly Block[] {
  return [
    line(`${taskName(one.task, facts.openYear, 16)} ${figures(one, facts)}`),
    line('　', wordSpan(explanationWords(one, facts, 30))),
    ...annotations(one.task, facts).map((note) => line(note)),
  ];
}

function figures(one: Judged, { report }: ReportFacts): string {
  const { task, judgement } = one;
  const percent = percentWord(task);
  const parts =
    report.kind === 'halfyear'
      ? [percent, judgement.expected === undefined ? undefined : `时序${judgement.expected}%`]
      : report.kind === 'yearly' && judgement.colour !== 'red'
        ? [statusName(task.status), percent]
        : [whyText(one), percent];
  return parts.filter((part) => part !== undefined).join('，');
}

/** 其余：城管局3项、水利局2项. */
function restLines(more: readonly Judged[], facts: ReportFacts): readonly Block[] {
  if (more.length === 0) return [];
  const units = byUnit(more);
  const counts = units.slice(0, MOST_RESTS).map((tasks) => `${unitOf(tasks, facts)}${tasks.length}项`);
  const others = units.slice(MOST_RESTS).reduce((sum, tasks) => sum + tasks.length, 0);
  return [line(`其余：${[...counts, ...(others > 0 ? [`其他单位${others}项`] : [])].join('、')}`)];
}

function unitOf([first]: readonly Judged[], { unit }: ReportFacts): string {
  return first === undefined ? '' : unit(first.task.leadUnit);
}
