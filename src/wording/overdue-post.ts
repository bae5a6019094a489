import { type Day, dayOfMonth, monthOf } from '../domain/day.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { type Block, line, type Message, message, strong, tinted } from '../domain/message.ts';
import { type Directory, type Person, shortUnitName } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';
import type { NearDue, OverdueReport } from '../reports/overdue.ts';
import { dayText } from './days.ts';
import { taskName } from './task-lines.ts';

/** How a post speaks to its group. */
export interface PostManners {
  readonly directory: Directory;
  readonly openYear: number;
  /** The owner a late task's line @-s; undefined where this group is not the place to call him. */
  readonly ping: (late: Judged) => Person | undefined;
}

/** Rows of either list, so that the post stays within one message. */
const MOST_ROWS = 20;
const LONGEST_TITLE = 12;

/** 每日提醒: who is late, what falls due, and how to answer. */
export function overduePost(report: OverdueReport, manners: PostManners): Message {
  const { overdue, nearDue, hidden } = report;
  const rows = overdue.slice(0, MOST_ROWS).map((late) => lateRow(late, manners));
  const first = overdue[0]?.task ?? nearDue[0]?.task;
  return message(
    line(strong(`重点任务每日提醒　${dayText(report.day)}`)),
    ...(overdue.length === 0 ? [] : [`逾期${overdue.length}项`, line(strong('请今日更新进展'))]),
    ...rows,
    ...restLine(overdue.length - rows.length, '逾期'),
    ...(hidden === 0 ? [] : [`另有${hidden}项逾期不在群内列出`]),
    ...(nearDue.length === 0 ? [] : [line(strong('3个工作日内到期')), ...nearRows(report, manners)]),
    ...restLine(nearDue.length - MOST_ROWS, '7天内到期'),
    ...(first === undefined
      ? []
      : [line(tinted('comment', `回复示例：@我 ${example(first, manners.openYear)}`))]),
  );
}

/** `#38 城东小学扩建 教体局 19天 @李四`. */
function lateRow(late: Judged, { directory, openYear, ping }: PostManners): Block {
  const { task, judgement } = late;
  const who = ping(late);
  const name = taskName(task, openYear, LONGEST_TITLE);
  const row = `${name} ${shortUnitName(directory, task.leadUnit)} ${judgement.overdueDays}天`;
  return who === undefined
    ? line(row)
    : line(`${row} `, { kind: 'mention', who: { name: who.name, accounts: who.accounts } });
}

/** A line a day: `26日　#12 老旧小区改造、#88 社区食堂`. */
function nearRows({ nearDue, day }: OverdueReport, { openYear }: PostManners): readonly string[] {
  const days = new Map<Day, readonly NearDue[]>();
  for (const one of nearDue.slice(0, MOST_ROWS)) days.set(one.due, [...(days.get(one.due) ?? []), one]);
  return [...days].map(([due, tasks]) => {
    const names = tasks.map(({ task }) => taskName(task, openYear, LONGEST_TITLE)).join('、');
    return `${shortDay(due, day)}　${names}`;
  });
}

function shortDay(due: Day, today: Day): string {
  if (due === today) return '今日';
  return monthOf(due) === monthOf(today) ? `${dayOfMonth(due)}日` : dayText(due);
}

/** A report that the bot takes as it stands: an errand has no percent, and a bare number is of the open year. */
function example({ kindOfTask, year, no }: Task, openYear: number): string {
  const number = year === openYear ? no : `${year}#${no}`;
  return kindOfTask === 'errand' ? `进度 ${number} 已报送初稿` : `进度 ${number} 95% 已验收`;
}

function restLine(rest: number, query: string): readonly string[] {
  return rest > 0 ? [`还有${rest}项，@我 发“${query}”查看`] : [];
}
