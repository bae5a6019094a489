import { type Message, message } from '../domain/message.ts';
import type { Directory } from '../domain/people.ts';
import type { Problem, Task } from '../domain/task.ts';
import { askedText, levelName } from './problem-words.ts';
import { shortened, taskName } from './task-lines.ts';

interface RowFacts {
  readonly directory: Directory;
  readonly openYear: number;
  /** Calendar days since it was raised. */
  readonly days: number;
}

/** One row of 问题清单: `P3 分管领导 8天 资金未到位，请财政局（#12 老旧小区改造）`. */
export function problemRow(problem: Problem, task: Task, facts: RowFacts): string {
  const asked = askedText(problem, facts.directory);
  const age = facts.days === 0 ? '今日' : `${facts.days}天`;
  const what = `${shortened(problem.text, 18)}${asked === undefined ? '' : `，请${asked}`}`;
  const about = `（${taskName(task, facts.openYear, 12)}）${problem.answer === undefined ? '' : '有答复'}`;
  return `P${problem.no} ${levelName(problem.level)} ${age} ${what}${about}`;
}

export function problemListTitle(): string {
  return '问题清单';
}

/** What a page of 问题清单 counts. */
interface ProblemTotals {
  readonly all: number;
  /** Of tasks that may not be named in this room. */
  readonly hidden: number;
  readonly left: number;
  /** Solved as their units say, and not yet struck off; for supervisors. */
  readonly solved: readonly number[];
}

export function problemListReply(totals: ProblemTotals, rows: readonly string[]): Message {
  const { all, hidden, left, solved } = totals;
  return message(
    all === 0 ? '问题清单：没有未解决的问题' : `问题清单 ${all} 个，按层级和时间排列`,
    ...rows,
    ...(left > 0 ? [`还有 ${left} 个，回复“更多”`] : []),
    ...(hidden > 0 ? [`另有 ${hidden} 个不在此显示（不属本群范围或内部掌握）`] : []),
    ...(solved.length > 0 ? [`已解决待销号：${solved.map((no) => `P${no}`).join('、')}`] : []),
    ...(all > 0 ? ['查看请发“P编号”'] : []),
  );
}
