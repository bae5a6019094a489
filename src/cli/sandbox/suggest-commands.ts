import type { Office } from '../../commands/office.ts';
import { type Bench, benchAt, isOverdue, judge } from '../../domain/colour.ts';
import { compareByUrgency, type Judged } from '../../domain/ledger-order.ts';
import { type Directory, hasRole, type Person, personByAccount, shortUnitName } from '../../domain/people.ts';
import { isOwner, leads } from '../../domain/permissions.ts';
import { isForRelease, isWaiting } from '../../domain/release.ts';
import type { Task } from '../../domain/task.ts';
import { mayUrgeAgain } from '../../domain/urge-again.ts';
import { inScope, mayCompare } from '../../domain/visibility.ts';
import { openTasks } from '../../ports/open-tasks.ts';
import type { Room } from '../../simulator/world.ts';

/** Commands that this person could well say in this room now, the most telling first. */
export async function suggestCommands(
  account: string,
  room: Room,
  office: Office,
): Promise<readonly string[]> {
  const directory = await office.store.directory();
  const person = personByAccount(directory, room.vendor, account);
  if (person === undefined) return [`绑定 ${unboundName(directory, room)}`, '帮助', '群号'];
  const group = office.groupOf(room.vendor, room.chatId);
  const bench = benchAt(office.clock.now(), office);
  const tasks = (await openTasks(bench.today, office.store))
    .filter((task) => group === undefined || inScope(task, group.scope))
    .map((task): Judged => ({ task, judgement: judge(task, bench) }))
    .sort(compareByUrgency);
  const reports = mayCompare(person, group) === 'yes' ? ['周调度'] : [];
  if (hasRole(person, 'leader')) return leading(tasks, reports);
  const waits = (await office.posts.on(bench.today)).some((post) => isForRelease(post) && isWaiting(post));
  if (hasRole(person, 'supervisor'))
    return [...(waits ? ['暂停发送'] : []), ...supervising(tasks, bench, reports)];
  return hasRole(person, 'signer') ? signing(waits, reports) : doing(person, tasks);
}

/** An owner reports, and says why where he is late; a liaison does so for the unit. */
function doing(person: Person, tasks: readonly Judged[]): readonly string[] {
  const mine = tasks.filter(({ task }) => isOwner(person, task) || leads(person, task));
  const reporting = mine.find(
    ({ task }) => task.kindOfTask === 'annual' && task.status === 'active' && task.percent < 99,
  )?.task;
  const unsigned = mine.find(({ task }) => task.status === 'assigned')?.task;
  const list = hasRole(person, 'liaison') ? '我单位任务' : '我的任务';
  return [
    ...(reporting === undefined ? [] : [`进度 ${reporting.no} ${nextPercent(reporting)}% 按计划推进`]),
    list,
    ...(unsigned === undefined ? [] : [`签收 ${unsigned.no}`]),
    ...ofLate(mine.find(({ task, judgement }) => task.status === 'active' && isOverdue(judgement))?.task),
    ...(reporting === undefined ? [] : [`${reporting.no}号完成了吗？`]),
    '撤销',
    '帮助',
  ];
}

/** Why a task is late and by when it will be done; a problem only where none stands open. */
function ofLate(task: Task | undefined): readonly string[] {
  if (task === undefined) return [];
  const told = task.problems.some(({ status }) => status === 'open');
  return [
    `原因 ${task.no} 材料到货晚，5个工作日内完成`,
    ...(told ? [] : [`问题 ${task.no} 资金缺口50万元，请财政局协调`]),
  ];
}

function nextPercent({ percent }: Task): number {
  return Math.min(percent + 15, 99);
}

/** A supervisor looks at what is late and does something about it; nobody is urged twice on a day. */
function supervising(
  tasks: readonly Judged[],
  { today, calendar, zone }: Bench,
  reports: readonly string[],
): readonly string[] {
  const late = worstOf(tasks);
  const urge = late !== undefined && mayUrgeAgain(late, today, calendar, zone) ? [`催办 ${late.no}`] : [];
  const demand = late === undefined ? [] : [`任务 ${late.no}`, ...urge, `督办 ${late.no} 3天内反馈`];
  return ['待办', '逾期', ...demand, '待审核', '问题清单', ...reports, '推送', '撤销', '帮助'];
}

/** A leader looks, asks why, and leaves a remark. */
function leading(tasks: readonly Judged[], reports: readonly string[]): readonly string[] {
  const late = worstOf(tasks);
  const remark = late === undefined ? [] : [`为什么红 ${late.no}`, `批示 ${late.no} 请加快进度`];
  return ['逾期', ...remark, '红灯', ...reports, '问题清单', '待办', '撤销', '帮助'];
}

/** A 审定人 lets reports go, and looks at what stands in them. */
function signing(waits: boolean, reports: readonly string[]): readonly string[] {
  return [...(waits ? ['签发'] : []), '推送', ...reports, '红灯', '逾期', '问题清单', '帮助'];
}

/** What is latest of what anybody may read. */
function worstOf(tasks: readonly Judged[]): Task | undefined {
  return tasks.find(
    ({ task, judgement }) => task.openness === 'open' && task.status === 'active' && isOverdue(judgement),
  )?.task;
}

/** Somebody who is on the roster and has no account here yet: whom a stranger could be. */
function unboundName(directory: Directory, { vendor }: Room): string {
  const person = directory.people.find(
    ({ accounts, disabled }) => !disabled && accounts[vendor] === undefined,
  );
  return person === undefined ? '姓名 单位' : `${person.name} ${shortUnitName(directory, person.unit)}`;
}
