import type { Office } from '../../commands/office.ts';
import { benchAt, judge } from '../../domain/colour.ts';
import { compareByUrgency, type Judged } from '../../domain/ledger-order.ts';
import { type Directory, hasRole, type Person, personByAccount, shortUnitName } from '../../domain/people.ts';
import { isOwner, leads } from '../../domain/permissions.ts';
import type { Task } from '../../domain/task.ts';
import { inScope } from '../../domain/visibility.ts';
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
  return hasRole(person, 'supervisor', 'leader') ? looking(person, tasks) : doing(person, tasks);
}

/** An owner reports; a liaison does so for the unit. */
function doing(person: Person, tasks: readonly Judged[]): readonly string[] {
  const mine = tasks
    .filter(({ task }) => isOwner(person, task) || leads(person, task))
    .map(({ task }) => task);
  const reporting = mine.find(
    (task) => task.kindOfTask === 'annual' && task.status === 'active' && task.percent < 99,
  );
  const unsigned = mine.find((task) => task.status === 'assigned');
  const list = hasRole(person, 'liaison') ? '我单位任务' : '我的任务';
  return [
    ...(reporting === undefined ? [] : [`进度 ${reporting.no} ${nextPercent(reporting)}% 按计划推进`]),
    list,
    ...(unsigned === undefined ? [] : [`签收 ${unsigned.no}`]),
    ...(reporting === undefined ? [] : [`${reporting.no}号完成了吗？`]),
    '撤销',
    '帮助',
  ];
}

function nextPercent({ percent }: Task): number {
  return Math.min(percent + 15, 99);
}

function looking(person: Person, tasks: readonly Judged[]): readonly string[] {
  const worst = tasks.find(({ task }) => task.openness === 'open');
  const show = worst === undefined ? [] : [`任务 ${worst.task.no}`];
  return hasRole(person, 'leader')
    ? ['逾期', '红灯', '我的任务', ...show, '帮助']
    : ['逾期', '待审核', '未报', '本周到期', ...show, '帮助'];
}

/** Somebody who is on the roster and has no account here yet: whom a stranger could be. */
function unboundName(directory: Directory, { vendor }: Room): string {
  const person = directory.people.find(
    ({ accounts, disabled }) => !disabled && accounts[vendor] === undefined,
  );
  return person === undefined ? '姓名 单位' : `${person.name} ${shortUnitName(directory, person.unit)}`;
}
