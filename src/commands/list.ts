import { effectiveDue, isOverdue } from '../domain/colour.ts';
import { addDays, type Day, weekStart } from '../domain/day.ts';
import { leadersOfPost } from '../domain/leader-named.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { peopleNamed, unitOf } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf, ListQuery } from '../language/command.ts';
import { listTitle, whoseUnknown } from '../wording/lists.ts';
import { bindRequests } from './bind.ts';
import { type Answer, answered, type KnownAsking, type Office } from './office.ts';
import { problemList } from './problem-list.ts';
import { judgedTasks, showTasks } from './task-list.ts';

type Belongs = (judged: Judged) => boolean;

/** 逾期, 红灯, 住建局的任务 …: the tasks of a kind that this person may see. */
export async function list(command: CommandOf<'list'>, asking: KnownAsking, office: Office): Promise<Answer> {
  const { query } = command;
  if (query.by === 'bind-requests') return bindRequests(asking, office);
  if (query.by === 'problems') return problemList(asking, office);
  const visible = await judgedTasks(asking, office);
  const belongs = query.by === 'whose' ? whose(query.name, visible, asking) : belongsTo(query, asking);
  if (belongs === undefined) return answered(whoseUnknown(query.by === 'whose' ? query.name : ''));
  return showTasks(listTitle(query), visible.filter(belongs), asking, office);
}

const isOpen = (task: Task): boolean => task.status === 'assigned' || task.status === 'active';
const isLive = (task: Task): boolean => isOpen(task) || task.status === 'submitted';

function belongsTo(
  query: Exclude<ListQuery, { by: 'whose' | 'problems' | 'bind-requests' }>,
  asking: KnownAsking,
): Belongs {
  const { today } = asking;
  switch (query.by) {
    case 'overdue':
      return ({ task, judgement }) => isOpen(task) && isOverdue(judgement);
    case 'due-within':
      return ({ task }) => isOpen(task) && isDueBy(task, asking, addDays(today, query.days));
    case 'due-this-week':
      return ({ task }) => isOpen(task) && isDueBy(task, asking, addDays(weekStart(today), 6));
    case 'colour':
      return ({ judgement }) => judgement.colour === query.colour;
    case 'status':
      return ({ task }) => task.status === query.status;
    case 'unreported':
      return ({ task, judgement }) => isOpen(task) && judgement.missedCutOff !== undefined;
    case 'unexplained':
      return ({ task, judgement }) =>
        judgement.colour === 'red' && isOpen(task) && task.explanation === undefined;
  }
}

/** Whether a task falls due from today to a day; a due on a rest day counts as the next working day. */
export function isDueBy(task: Task, { today, bench }: KnownAsking, last: Day): boolean {
  if (task.due === undefined || task.ongoing) return false;
  const due = effectiveDue(task.due, bench.calendar);
  return due >= today && (due <= last || task.due <= last);
}

/** The tasks of a unit (any alias), of a leader (by name, or surname and post: 王县长), or of an owner. */
function whose(name: string, visible: readonly Judged[], { directory }: KnownAsking): Belongs | undefined {
  const unit = unitOf(directory, name);
  if (unit !== undefined) return ({ task }) => isLive(task) && task.leadUnit === unit.name;
  const leaders = new Set(leadersOfPost(directory, name).map((person) => person.name));
  const byLeader: Belongs = ({ task }) =>
    isLive(task) &&
    task.leaders.some((leader) => leader === name || leaders.has(leader) || leader.startsWith(name));
  if (visible.some(byLeader)) return byLeader;
  const byUnitName: Belongs = ({ task }) => isLive(task) && task.leadUnit === name;
  if (visible.some(byUnitName)) return byUnitName;
  const byOwner: Belongs = ({ task }) => isLive(task) && task.owner === name;
  return peopleNamed(directory, name).length > 0 || visible.some(byOwner) ? byOwner : undefined;
}
