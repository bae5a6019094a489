import type { Config, GroupConfig } from '../../config/schema.ts';
import { type Directory, unitOf } from '../../domain/people.ts';
import { type Finding, findingsOf, someOf } from './finding.ts';

const { attention } = findingsOf('roster');

/** Whether the units that the groups are about are named as the ledger names them: in full. */
export function checkScopes({ groups }: Pick<Config, 'groups'>, directory: Directory): readonly Finding[] {
  if (directory.units.length === 0) return [];
  return groups.flatMap((group) => {
    const odd = unitsOf(group).filter((name) => unitOf(directory, name)?.name !== name);
    if (odd.length === 0) return [];
    const rows = odd.map((name) => {
      const full = unitOf(directory, name)?.name;
      return full === undefined ? name : `${name}（应写 ${full}）`;
    });
    return [
      attention(
        `花名册：群“${group.title}”（${group.id}）的 scope.units 里有不认得的单位：${someOf(rows, '个')}，它们的事项不在这个群里`,
        '写“单位”表里的全称',
      ),
    ];
  });
}

function unitsOf({ scope }: GroupConfig): readonly string[] {
  return scope === 'all' ? [] : (scope.units ?? []);
}
