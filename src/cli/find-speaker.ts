import { type Directory, type Person, peopleNamed } from '../domain/people.ts';

export type Speaker =
  | { readonly kind: 'found'; readonly person: Person }
  | { readonly kind: 'none'; readonly why: string };

/** The person a terminal speaks as: `张三`, or `张三@住建局` where a name is not enough. */
export function findSpeaker(as: string | undefined, directory: Directory): Speaker {
  if (directory.people.length === 0) {
    return {
      kind: 'none',
      why: '花名册为空：请先导入含“人员”表的台账（duban import），或先运行 npm start 使用样例台账',
    };
  }
  if (as === undefined) return { kind: 'none', why: `请用 --as 写明姓名，如：${examples(directory)}` };
  const [name = '', unit] = as.split('@');
  const people = peopleNamed(directory, name, unit).filter((person) => !person.disabled);
  const [only, second] = people;
  if (only === undefined) return { kind: 'none', why: `花名册中没有“${as}”。可用：${examples(directory)}` };
  if (second !== undefined) {
    return {
      kind: 'none',
      why: `有多位“${name}”，请写明单位：${people.map((one) => `--as ${one.name}@${one.unit}`).join(' 或 ')}`,
    };
  }
  return { kind: 'found', person: only };
}

/** One name a role, so that a newcomer can try each side of the talk. */
function examples(directory: Directory): string {
  const shown = new Map<string, string>();
  const labels = { owner: '承办人', liaison: '联络员', supervisor: '督查员', leader: '领导' } as const;
  for (const person of directory.people) {
    for (const role of ['owner', 'liaison', 'supervisor', 'leader'] as const) {
      if (!shown.has(role) && person.roles.includes(role))
        shown.set(role, `${person.name}（${labels[role]}）`);
    }
  }
  return [...shown.values()].join('、');
}
