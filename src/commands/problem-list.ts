import { hasRole } from '../domain/people.ts';
import { daysOpen } from '../domain/problem-levels.ts';
import { isConcerned, mayShowProblem } from '../domain/problem-people.ts';
import { openTasks } from '../ports/open-tasks.ts';
import { problemListReply, problemListTitle, problemRow } from '../wording/problem-list.ts';
import type { Standing } from './find-problem.ts';
import { type Answer, answered, type KnownAsking, type Office } from './office.ts';
import { PAGE } from './task-list.ts';

/** 问题清单: what blocks the tasks that this person may see or is asked about, the highest level first, then the oldest. */
export async function problemList(asking: KnownAsking, office: Office): Promise<Answer> {
  const { person, group, directory, today, bench, openYear } = asking;
  const concerned = (await openTasks(asking.today, office.store)).flatMap((task) =>
    task.problems
      .filter((problem) => problem.status !== 'closed' && isConcerned(person, problem, task, directory))
      .map((problem) => ({ problem, task })),
  );
  const open = concerned.filter(({ problem, task }) => problem.status === 'open' && isLive(task.status));
  const shown = open.filter(({ problem, task }) => mayShowProblem(person, problem, task, group, directory));
  const rows = shown
    .toSorted(byLevelAndAge)
    .map(({ problem, task }) =>
      problemRow(problem, task, { directory, openYear, days: daysOpen(problem, today, bench.zone) }),
    );
  const left = rows.slice(PAGE);
  office.conversations.keepList(asking.incoming, { title: problemListTitle(), rows: left }, asking.now);
  const solved = hasRole(person, 'supervisor')
    ? concerned.flatMap(({ problem }) => (problem.status === 'solved' ? [problem.no] : []))
    : [];
  const totals = { all: rows.length, hidden: open.length - shown.length, left: left.length, solved };
  return answered(problemListReply(totals, rows.slice(0, PAGE)));
}

function isLive(status: Standing['task']['status']): boolean {
  return status !== 'closed' && status !== 'cancelled';
}

function byLevelAndAge(a: Standing, b: Standing): number {
  return (
    b.problem.level - a.problem.level ||
    a.problem.raisedAt - b.problem.raisedAt ||
    a.problem.no - b.problem.no
  );
}
