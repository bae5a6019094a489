import { isOverdue, judge } from '../domain/colour.ts';
import { compareByUrgency, type Judged } from '../domain/ledger-order.ts';
import { isParty } from '../domain/permissions.ts';
import { mayName, maySee } from '../domain/visibility.ts';
import { openTasks } from '../ports/open-tasks.ts';
import { type ListTotals, listReply } from '../wording/lists.ts';
import { taskRow } from '../wording/task-lines.ts';
import { type Answer, answered, type KnownAsking, type Office } from './office.ts';

/** Rows of a list on one screen. */
export const PAGE = 10;

/**
 * Every task of the open ledgers that this person may see, judged; those withheld from their own unit (内部) too, which are
 * counted but never named.
 */
export async function judgedTasks(asking: KnownAsking, office: Office): Promise<readonly Judged[]> {
  const tasks = await openTasks(asking.today, office.store);
  return tasks
    .filter((task) => maySee(asking.person, task) || isParty(asking.person, task))
    .map((task) => ({ task, judgement: judge(task, asking.bench) }));
}

/** A list of tasks, late first, ten rows and 「更多」; what may not be named in this room is only counted. */
export function showTasks(
  title: string,
  all: readonly Judged[],
  asking: KnownAsking,
  office: Office,
): Answer {
  const named = all.filter(({ task }) => mayName(asking.person, task, asking.group)).sort(compareByUrgency);
  const rows = named.map(({ task, judgement }) => taskRow(task, judgement, asking.today, asking.openYear));
  const left = rows.slice(PAGE);
  office.conversations.keepList(asking.incoming, { title, rows: left }, asking.now);
  return answered(
    listReply(title, totalsOf(named, all.length - named.length), rows.slice(0, PAGE), left.length),
  );
}

function totalsOf(named: readonly Judged[], hidden: number): ListTotals {
  return {
    all: named.length,
    overdue: named.filter(({ judgement }) => isOverdue(judgement)).length,
    nearDue: named.filter(({ judgement }) => judgement.reasons.some((reason) => reason.kind === 'near-due'))
      .length,
    hidden,
  };
}
