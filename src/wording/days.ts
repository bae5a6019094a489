import {
  type Day,
  dayOfMonth,
  daysBetween,
  monthOf,
  type Weekday,
  weekdayOf,
  yearOf,
} from '../domain/day.ts';
import type { Task } from '../domain/task.ts';

const WEEKDAYS: Readonly<Record<Weekday, string>> = {
  1: '周一',
  2: '周二',
  3: '周三',
  4: '周四',
  5: '周五',
  6: '周六',
  7: '周日',
};

/** 12月31日. */
export function dayText(of: Day): string {
  return `${monthOf(of)}月${dayOfMonth(of)}日`;
}

/** 12月31日（周四）: how an understood day is echoed. */
export function dayWithWeekday(of: Day): string {
  return `${dayText(of)}（${weekdayText(of)}）`;
}

/** 周四. */
export function weekdayText(of: Day): string {
  return WEEKDAYS[weekdayOf(of)];
}

/** The due of a task with what is left of it, as a reply shows it. */
export function dueText(task: Task, today: Day): string {
  if (task.due === undefined) return '未定时限';
  if (task.ongoing) return '全年持续推进';
  const year = yearOf(task.due) === task.year ? '' : `${yearOf(task.due)}年`;
  const moved =
    task.extensionsGranted > 0 && task.originalDue !== undefined
      ? `（原${dayText(task.originalDue)}，延${task.extensionsGranted}次）`
      : '';
  return `时限 ${year}${dayWithWeekday(task.due)}${moved}${leftText(task, today)}`;
}

function leftText(task: Task, today: Day): string {
  if (task.due === undefined || task.status === 'closed' || task.status === 'cancelled') return '';
  if (task.status === 'suspended') return '，已暂缓';
  if (task.status === 'submitted') return '，待审核';
  const left = daysBetween(today, task.due);
  if (left === 0) return '，今日到期';
  return left > 0 ? `，还剩 ${left} 天` : '，已过时限';
}
