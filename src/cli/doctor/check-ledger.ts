import { type Directory, peopleNamed } from '../../domain/people.ts';
import { liaisonsOf, ownerOf } from '../../domain/responsible.ts';
import type { Task } from '../../domain/task.ts';
import { type Finding, findingsOf, someOf } from './finding.ts';

const { ok, attention } = findingsOf('ledger');

/** Whether somebody of the roster answers for each task; `tasks` are those not done with. */
export function checkLedger(directory: Directory, tasks: readonly Task[]): readonly Finding[] {
  if (tasks.length === 0) return [attention('台账：没有在办的事项', 'duban import 台账.xlsx')];
  const findings = [...checkOwners(directory, tasks), ...checkLiaisons(directory, tasks)];
  return findings.length > 0
    ? findings
    : [ok(`台账：${tasks.length}项在办，责任人都在花名册，牵头单位都有联络员`)];
}

function checkOwners(directory: Directory, tasks: readonly Task[]): readonly Finding[] {
  const strangers = new Map<string, { readonly why: string; readonly numbers: string[] }>();
  for (const task of tasks) {
    if (task.owner === undefined || ownerOf(directory, task) !== undefined) continue;
    const key = `${task.owner}（${task.leadUnit}）`;
    const known = strangers.get(key) ?? {
      why: whyUnknown(directory, task.owner, task.leadUnit),
      numbers: [],
    };
    known.numbers.push(`#${task.no}`);
    strangers.set(key, known);
  }
  if (strangers.size === 0) return [];
  const rows = [...strangers].map(([who, { why, numbers }]) => `${who}${why} ${someOf(numbers, '项', 3)}`);
  return [
    attention(
      `台账：${strangers.size}位责任人不在花名册，@ 不到：${someOf(rows, '人')}`,
      '补在“人员”表里导入，或用“转交 编号 姓名”改责任人；姓名、单位要与花名册一致',
    ),
  ];
}

function whyUnknown(directory: Directory, owner: string, unit: string): string {
  const namesakes = peopleNamed(directory, owner);
  if (namesakes.length === 0) return '';
  if (namesakes.some((person) => person.unit === unit)) return '已停用';
  return `花名册在${namesakes.map((person) => person.unit).join('、')}`;
}

function checkLiaisons(directory: Directory, tasks: readonly Task[]): readonly Finding[] {
  const units = [...new Set(tasks.map(({ leadUnit }) => leadUnit))];
  const without = units.filter((unit) => liaisonsOf(directory, unit).length === 0);
  if (without.length === 0) return [];
  return [
    attention(
      `台账：${without.length}个牵头单位没有联络员：${someOf(without, '个单位')}`,
      '在“单位”表的联络员一栏，或“人员”表的角色里写明，再导入',
    ),
  ];
}
