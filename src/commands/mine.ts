import { isOverdue } from '../domain/colour.ts';
import { addDays, weekStart } from '../domain/day.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { hasRole } from '../domain/people.ts';
import { isOwner, leads } from '../domain/permissions.ts';
import type { CommandOf } from '../language/command.ts';
import { mineTitle } from '../wording/lists.ts';
import { isDueBy } from './list.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { judgedTasks, showTasks } from './task-list.ts';

/** 我的任务: what this person has to do, late first; a liaison's are all of the unit's, a leader's those he answers for. */
export async function mine(command: CommandOf<'mine'>, asking: KnownAsking, office: Office): Promise<Answer> {
  const mine = (await judgedTasks(asking, office)).filter((judged) => isMine(judged, command.filter, asking));
  return showTasks(mineTitle(command.filter), mine, asking, office);
}

function isMine(judged: Judged, filter: CommandOf<'mine'>['filter'], asking: KnownAsking): boolean {
  const { task, judgement } = judged;
  const { person } = asking;
  if (task.status === 'closed' || task.status === 'cancelled') return false;
  if (filter === 'unit') return leads(person, task);
  const ours =
    isOwner(person, task) ||
    (hasRole(person, 'liaison') && leads(person, task)) ||
    (hasRole(person, 'leader') && task.leaders.includes(person.name));
  if (!ours) return false;
  switch (filter) {
    case 'all':
      return true;
    case 'overdue':
      return isOverdue(judgement);
    case 'this-week':
      return isDueBy(task, asking, addDays(weekStart(asking.today), 6));
  }
}
