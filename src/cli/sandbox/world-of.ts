import type { Config } from '../../config/schema.ts';
import { ROLE_NAMES } from '../../domain/import-people.ts';
import { type Directory, hasRole, type Person, shortUnitName } from '../../domain/people.ts';
import type { DingtalkWorld, Member, WecomWorld, World } from '../../simulator/world.ts';

/** Somebody whom the roster does not know. */
const STRANGER: Member = { account: 'stranger', name: '陌生人', note: '不在花名册' };

/** The people of a simulator without a roster. */
const PASSERS_BY: readonly Member[] = [
  { account: 'zhangsan', name: '张三' },
  { account: 'lisi', name: '李四' },
  { account: 'wangwu', name: '王五' },
];

/**
 * What must exist beside a bot of this config: its bot and groups with the same credentials, and everybody of the roster
 * who has an account, with a stranger. Of several bots on a platform the first is played.
 */
export function worldOf(config: Config, directory: Directory): World {
  const known = directory.people.flatMap((person) => membersOf(person, directory));
  const wecom = wecomWorld(config);
  const dingtalk = dingtalkWorld(config);
  return {
    members: [...(known.length === 0 ? PASSERS_BY : known), STRANGER],
    ...(wecom === undefined ? {} : { wecom }),
    ...(dingtalk === undefined ? {} : { dingtalk }),
  };
}

function wecomWorld({ wecom, bot, groups }: Config): WecomWorld | undefined {
  const [first] = wecom?.bots ?? [];
  const [name = ''] = bot.names;
  return (
    first && {
      bot: { ...first, name },
      groups: groups.flatMap(({ id, title, wecom: room }) => {
        if (room === undefined) return [];
        const { chatId, webhookKey: key } = room;
        return [{ id, title, chatId, ...(key === undefined ? {} : { webhook: { key } }) }];
      }),
    }
  );
}

function dingtalkWorld({ dingtalk, bot, groups }: Config): DingtalkWorld | undefined {
  const [first] = dingtalk?.robots ?? [];
  const [name = ''] = bot.names;
  return (
    first && {
      robot: { ...first, name },
      groups: groups.flatMap(({ id, title, dingtalk: room }) => {
        if (room === undefined) return [];
        const { conversationId, webhookToken: token, webhookSecret: secret } = room;
        const webhook = token === undefined ? {} : { webhook: { token, ...(secret ? { secret } : {}) } };
        return [{ id, title, conversationId, ...webhook }];
      }),
    }
  );
}

/** One person; two of them where the accounts on the platforms differ. */
function membersOf(person: Person, directory: Directory): readonly Member[] {
  const accounts = new Set(Object.values(person.accounts));
  const role = person.roles.map((one) => ROLE_NAMES[one]).join('、');
  const note = `${role} · ${shortUnitName(directory, person.unit)}`;
  return [...accounts].map((account) => ({ account, name: person.name, note }));
}

/** The people one can be, by account: the first owner, liaison, supervisor, 审定人 and leader of the roster, and the stranger. */
export function castOf({ members }: World, directory: Directory): readonly string[] {
  const roles = ['owner', 'liaison', 'supervisor', 'signer', 'leader'] as const;
  const people = directory.people.filter(
    ({ accounts, disabled }) => !disabled && Object.values(accounts).length > 0,
  );
  const chosen = roles.flatMap((role) => {
    const person = people.find((one) => one.roles[0] === role) ?? people.find((one) => hasRole(one, role));
    return Object.values(person?.accounts ?? {}).slice(0, 1);
  });
  return chosen.length === 0 ? members.map(({ account }) => account) : [...new Set(chosen), STRANGER.account];
}
