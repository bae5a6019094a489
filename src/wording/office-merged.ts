import type { Judgement } from '../domain/colour.ts';
import { type Message, message } from '../domain/message.ts';
import type { Task } from '../domain/task.ts';
import { shortened, taskName } from './task-lines.ts';

/** Rows of a merged answer, so that it stays within a phone's screen. */
const MOST_ROWS = 3;

/** What a merged answer says of its tasks: those that may be named here, and how many more there are. */
export interface Merged {
  readonly named: readonly Task[];
  readonly hidden: number;
  readonly openYear: number;
}

/** 交接: what goes from one person to another. */
export function handedOverAll(from: string, to: string, unit: string, merged: Merged): Message {
  const { named, hidden, openYear } = merged;
  return message(
    `✅ 已将${unit}${from}的 ${named.length + hidden} 项未办结事项交接给${to}`,
    ...named.slice(0, MOST_ROWS).map((task) => taskName(task, openYear)),
    ...restLine(named.length - MOST_ROWS + hidden, hidden, named.length),
  );
}

/** 催办逾期: how many were urged, who they are of, and what was left out. */
export function urgedOverdue(
  rows: readonly string[],
  counts: { readonly tasks: number; readonly urgedBefore: number; readonly waiting: number },
): Message {
  const left = [
    ...(counts.urgedBefore > 0 ? [`今日已催办 ${counts.urgedBefore} 项`] : []),
    ...(counts.waiting > 0 ? [`延期待批或问题待答复 ${counts.waiting} 项`] : []),
  ];
  const more = counts.tasks - Math.min(rows.length, MOST_ROWS);
  return message(
    `✅ 已催办逾期 ${counts.tasks} 项`,
    ...rows.slice(0, MOST_ROWS),
    ...(more > 0 ? [`另有 ${more} 项，发“逾期”查看`] : []),
    ...(left.length > 0 ? [`未再催：${left.join('、')}`] : []),
  );
}

/** `#38 城东小学扩建 李四 逾期17天`; without the owner where it is he who reads it. */
export function urgedRow(task: Task, judgement: Judgement, openYear: number, withOwner: boolean): string {
  const who = withOwner ? ` ${task.owner ?? shortened(task.leadUnit, 8)}` : '';
  return `${taskName(task, openYear, 14)}${who} 逾期${judgement.overdueDays}天`;
}

function restLine(rest: number, hidden: number, named: number): readonly string[] {
  if (rest <= 0) return [];
  const shown = Math.min(named, MOST_ROWS);
  return [shown === 0 ? '事项名称不在此显示' : `另有 ${named + hidden - shown} 项`];
}
