import type { Config, GroupConfig } from '../../config/schema.ts';
import {
  type AccountPlatform,
  type Directory,
  hasRole,
  type Person,
  type PersonId,
} from '../../domain/people.ts';
import { liaisonsOf, ownerOf } from '../../domain/responsible.ts';
import type { Task } from '../../domain/task.ts';
import { PLATFORM_LABELS } from '../../wording/platforms.ts';
import { type Finding, findingsOf, someOf } from './finding.ts';

const { ok, attention } = findingsOf('roster');

const PLATFORMS: readonly AccountPlatform[] = ['wecom', 'dingtalk'];
const BIND = '请本人在群里 @机器人 发“绑定 姓名 单位”，或 duban bind，或补在“人员”表里导入';

/** Whether the people of the roster can be recognised and @-ed where they are; `tasks` are those not done with. */
export function checkRoster(
  { groups }: Pick<Config, 'groups'>,
  directory: Directory,
  tasks: readonly Task[],
): readonly Finding[] {
  const people = directory.people.filter(({ disabled }) => !disabled);
  if (people.length === 0)
    return [attention('花名册：还没有人', '导入含“人员”表的台账，或 duban bind 姓名 单位 wecom 账号')];
  const supervised = people.some((person) => hasRole(person, 'supervisor'));
  const findings = [
    ...(supervised
      ? []
      : [
          attention('花名册：没有督查员，没有人能交办、审核、同意绑定', '在“人员”表的角色里写督查员，再导入'),
        ]),
    ...checkSigners(groups, people),
    ...PLATFORMS.flatMap((platform) => checkAccounts(platform, groups, people, busyFirst(directory, tasks))),
  ];
  if (findings.length > 0) return findings;
  return [ok(`花名册：${people.length}人${groups.length === 0 ? '' : '，都有所在群平台的账号'}`)];
}

/** What waits to be signed waits for ever where nobody may sign; what is stopped, too. */
function checkSigners(groups: readonly GroupConfig[], people: readonly Person[]): readonly Finding[] {
  const isSigned = groups.some(({ posts }) => Object.values(posts).some((plan) => plan?.release === 'sign'));
  if (!isSigned || people.some((person) => hasRole(person, 'signer'))) return [];
  return [
    attention(
      '花名册：没有审定人，月通报等要签发的没有人能签发，到18时记为错过',
      '在“人员”表的角色里写审定人，再导入',
    ),
  ];
}

/** Owners of open tasks, then the liaisons of their units, then everybody else. */
type Rank = 'owner' | 'liaison' | 'other';

function busyFirst(directory: Directory, tasks: readonly Task[]): (person: Person) => Rank {
  const idsOf = (people: readonly (Person | undefined)[]): ReadonlySet<PersonId> =>
    new Set(people.flatMap((person) => (person === undefined ? [] : [person.id])));
  const owners = idsOf(tasks.map((task) => ownerOf(directory, task)));
  const units = [...new Set(tasks.map(({ leadUnit }) => leadUnit))];
  const liaisons = idsOf(units.flatMap((unit) => liaisonsOf(directory, unit)));
  return ({ id }) => (owners.has(id) ? 'owner' : liaisons.has(id) ? 'liaison' : 'other');
}

function checkAccounts(
  platform: AccountPlatform,
  groups: readonly GroupConfig[],
  people: readonly Person[],
  rankOf: (person: Person) => Rank,
): readonly Finding[] {
  const here = groups.filter((group) => group[platform] !== undefined);
  const lacking = people.filter(
    (person) => person.accounts[platform] === undefined && here.some((group) => belongsTo(person, group)),
  );
  if (lacking.length === 0) return [];
  const among = (rank: Rank): readonly Person[] => lacking.filter((person) => rankOf(person) === rank);
  const parts = [
    ...namesOf('在办事项责任人', among('owner')),
    ...namesOf('联络员', among('liaison')),
    ...countOf('其他', among('other')),
  ];
  const elsewhere = lacking.filter(({ accounts }) => Object.keys(accounts).length > 0).length;
  const other = elsewhere === 0 ? '' : `，其中${elsewhere}人有另一平台的账号`;
  const what = `花名册：${lacking.length}人没有${PLATFORM_LABELS[platform]}账号，那里只写姓名、@ 不到${other}：${parts.join('；')}`;
  return [attention(what, BIND)];
}

function namesOf(label: string, people: readonly Person[]): readonly string[] {
  const names = people.map(({ name, unit }) => `${name}（${unit}）`);
  return names.length === 0 ? [] : [`${label} ${someOf(names, '人')}`];
}

function countOf(label: string, people: readonly Person[]): readonly string[] {
  return people.length === 0 ? [] : [`${label}${people.length}人`];
}

/** Whether a person can be expected in a group: of a unit's group its people, of a leaders' group the leaders. */
function belongsTo(person: Person, { audience, scope }: GroupConfig): boolean {
  switch (audience) {
    case 'leaders':
      return hasRole(person, 'leader', 'secretary');
    case 'unit':
      return scope === 'all' || scope.units === undefined || scope.units.includes(person.unit);
    case 'county':
    case 'taskforce':
      return true;
  }
}
