import type { Judgement } from '../domain/colour.ts';
import { type Day, daysBetween } from '../domain/day.ts';
import { type Directory, shortUnitName } from '../domain/people.ts';
import { targetText } from '../domain/target.ts';
import type { Task } from '../domain/task.ts';
import { dayText } from './days.ts';
import { lamp, reasonText, statusName } from './lamps.ts';

/** How a task is called in every answer: `#12 老旧小区改造`. A task of another year than the open one is called exactly. */
export function taskName(task: Task, openYear: number, longest = 30): string {
  const number = task.year === openYear ? `#${task.no}` : `${task.year}#${task.no}`;
  return `${number} ${shortened(task.title, longest)}`;
}

/** A title cut to a phone's width. */
export function shortened(title: string, longest: number): string {
  const characters = [...title.replace(/\s+/gu, ' ').trim()];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}

/** `60%`, with the amount behind it where the target is one: `64%（3.2亿元/5亿元）`. */
export function percentText(task: Task): string {
  if (task.kindOfTask === 'errand') return '限时件';
  const amount =
    task.amount !== undefined && task.target !== undefined
      ? `（${targetText(task.amount)}/${targetText(task.target)}）`
      : '';
  return `${task.percent}%${amount}`;
}

/** One row of a list: lamp, name, percent, and what matters most of its day. */
export function taskRow(task: Task, judgement: Judgement, today: Day, openYear: number): string {
  const parts = [lamp(judgement.colour), taskName(task, openYear, 16)];
  if (task.kindOfTask === 'annual') parts.push(`${task.percent}%`);
  parts.push(stateInRow(task, judgement, today));
  return parts.join(' ');
}

function stateInRow(task: Task, judgement: Judgement, today: Day): string {
  if (task.status === 'closed' || task.status === 'suspended' || task.status === 'cancelled') {
    return statusName(task.status);
  }
  if (task.status === 'submitted') return '待审核';
  const first = judgement.reasons[0];
  const unsigned = task.status === 'assigned' ? '待签收 ' : '';
  if (first?.kind === 'overdue') return `${unsigned}${reasonText(first)}`;
  return `${unsigned}${leftInRow(task, today)}`;
}

function leftInRow(task: Task, today: Day): string {
  if (task.due === undefined) return '未定时限';
  if (task.ongoing) return '持续推进';
  const left = daysBetween(today, task.due);
  if (left === 0) return '今日到期';
  return left > 0 ? `剩${left}天` : `${dayText(task.due)}到期`;
}

/** `住建局 张三`; 「未定责任人」 where the ledger names none. */
export function whoText(task: Task, directory: Directory): string {
  return `${shortUnitName(directory, task.leadUnit)} ${task.owner ?? '（未定责任人）'}`;
}
