import { undoneSeqs } from '../domain/history.ts';
import { dayOf } from '../domain/instant.ts';
import { hasRole } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';
import { inScope, mayName, mayReadRemark } from '../domain/visibility.ts';
import { isHis, type Waiting, waitingForLeader, waitingInOffice, waitingInUnit } from '../domain/waiting.ts';
import { workdaysUntil } from '../domain/work-calendar.ts';
import type { CommandOf } from '../language/command.ts';
import { levelsSince } from '../ports/levels-since.ts';
import { openTasks } from '../ports/open-tasks.ts';
import { TODO_TITLE, todoReply, todoRow } from '../wording/todo.ts';
import { type Answer, answered, type KnownAsking, type Office } from './office.ts';
import { PAGE } from './task-list.ts';

/** 待办: what waits for the asker, ten rows and 「更多」; each row ends with what to type. */
export async function todo(
  _command: CommandOf<'todo'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const items = await waitingFor(asking, office);
  const rows = items.map((item) => rowOf(item, asking));
  const left = rows.slice(PAGE);
  office.conversations.keepList(asking.incoming, { title: TODO_TITLE, rows: left }, asking.now);
  return answered(
    todoReply(
      items.map(({ kind }) => kind),
      rows.slice(0, PAGE),
      left.length,
    ),
  );
}

/** By kinds, those of the unit first; a kind's rows by number. */
async function waitingFor(asking: KnownAsking, office: Office): Promise<readonly Waiting[]> {
  const { person } = asking;
  const tasks = await openTasks(asking.today, office.store);
  const waiter = { ...asking, atLevelSince: await levelsSince(tasks, office.store) };
  const items: Waiting[] = tasks.flatMap((task) => waitingInUnit(task, waiter));
  items.push(...(await extensionsAnswered(tasks, asking, office)));
  if (hasRole(person, 'supervisor')) {
    const requests = asking.directory.bindRequests.filter(({ decided }) => decided === undefined);
    items.push(...tasks.flatMap((task) => waitingInOffice(task, waiter)));
    items.push(...requests.map((request): Waiting => ({ kind: 'bind', request })));
  }
  if (hasRole(person, 'leader', 'secretary'))
    items.push(...tasks.flatMap((task) => waitingForLeader(task, waiter)));
  const kinds = [...new Set(items.map(({ kind }) => kind))].sort(
    (a, b) => ORDER.indexOf(a) - ORDER.indexOf(b),
  );
  return kinds.flatMap((kind) => items.filter((item) => item.kind === kind));
}

/** What has a day to keep, or keeps somebody waiting, comes first. */
const ORDER: readonly Waiting['kind'][] = [
  'mend',
  'directive',
  'remark',
  'raised',
  'asked',
  'sign',
  'extension-answered',
  'review',
  'extension',
  'solved',
  'bind',
  'directive-late',
  'unanswered',
  'unexplained',
  'own-remark',
];

/** How long the answer to an extension stands here, unless its owner acts before. */
const ANSWER_STANDS_WORKDAYS = 3;

async function extensionsAnswered(
  tasks: readonly Task[],
  { person, today, bench }: KnownAsking,
  office: Office,
): Promise<readonly Waiting[]> {
  const isRecent = (at: number): boolean =>
    workdaysUntil(dayOf(at, bench.zone), today, bench.calendar, ANSWER_STANDS_WORKDAYS + 1) <=
    ANSWER_STANDS_WORKDAYS;
  const found: Waiting[] = [];
  for (const task of tasks) {
    if (!isHis(person, task) || task.status === 'closed' || !isRecent(task.lastAt)) continue;
    const history = (await office.store.get(task))?.history ?? [];
    const undone = undoneSeqs(history);
    const answer = history.findLast(
      ({ kind, seq }) => (kind === 'extend-granted' || kind === 'extend-refused') && !undone.has(seq),
    );
    if (answer === undefined || !isRecent(answer.at)) continue;
    if (history.some(({ seq, by }) => seq > answer.seq && by === person.id)) continue;
    const note = answer.note === undefined ? {} : { note: answer.note };
    found.push({ kind: 'extension-answered', task, granted: answer.kind === 'extend-granted', ...note });
  }
  return found;
}

function rowOf(item: Waiting, asking: KnownAsking): string {
  const { person, group, directory, openYear } = asking;
  const manners = { directory, openYear };
  if (item.kind === 'bind')
    return todoRow(item, { ...manners, titled: false, toldOfProblem: false, toldOfRemark: false });
  const { task } = item;
  const titled = mayName(person, task, group);
  // Who is asked for help hears what for, also where the task is not his unit's.
  const isOpenHere = task.openness === 'open' && (group === undefined || inScope(task, group.scope));
  const toldOfRemark = 'remark' in item && asking.incoming.chat.kind === 'single' && mayRead(item, asking);
  return todoRow(item, { ...manners, titled, toldOfProblem: titled || isOpenHere, toldOfRemark });
}

function mayRead({ task, remark }: Extract<Waiting, { remark: unknown }>, { person }: KnownAsking): boolean {
  const { seq, at, by, leader, text } = remark;
  return mayReadRemark(person, { kind: 'remark', seq, at, by, onBehalf: leader, note: text }, task);
}
