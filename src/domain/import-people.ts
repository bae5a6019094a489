import {
  type PersonRow,
  type RosterChange,
  type RosterChanges,
  readRosterRow,
  wrongRosterRow,
} from './import-roster-row.ts';
import { localUnitName } from './import-units.ts';
import type { Interpretation, WrongCell } from './ledger-row.ts';
import { type AccountPlatform, type Directory, type Person, type Role, squeeze } from './people.ts';

interface PeoplePlan {
  readonly people: readonly Person[];
  readonly changes: RosterChanges;
  readonly wrong: readonly WrongCell[];
  readonly interpreted: readonly Interpretation[];
}

export const ACCOUNT_NAMES: Readonly<Record<AccountPlatform, string>> = {
  wecom: '企业微信',
  dingtalk: '钉钉',
};
const PLATFORMS: readonly AccountPlatform[] = ['wecom', 'dingtalk'];

/** What the column 角色 says of each role; 停用 stands beside them. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: '承办人',
  liaison: '联络员',
  head: '单位负责人',
  supervisor: '督查员',
  signer: '审定人',
  leader: '领导',
  secretary: '秘书',
};

/**
 * Lays sheet 人员 over the known people. A person is known by name and unit, else by an account under the same name (he
 * moved). An account bound in chat stays if its cell is empty. `directory` holds the units after this import.
 */
export function planPeople(
  directory: Directory,
  renamed: ReadonlyMap<string, string>,
  rows: readonly PersonRow[],
): PeoplePlan {
  const roster = createRoster(directory.people.map((person) => moved(person, renamed)));
  const claims = accountClaims(rows);
  const seen = new Set<number>();
  const added: string[] = [];
  const changed: RosterChange[] = [];
  const wrong: WrongCell[] = [];
  const interpreted: Interpretation[] = [];
  let unchanged = 0;
  for (const written of rows) {
    const { name: unit, guessed } = localUnitName(directory, written.unit);
    const row = { ...written, unit };
    if (guessed) interpreted.push(readRosterRow(row, written.unit, `单位 ${unit}`));
    const index = roster.find(row);
    const why =
      index !== undefined && seen.has(index)
        ? `${row.name}（${row.unit}）在表中出现多次；同单位重名的，请在姓名后加以区分`
        : clashOf(roster, claims, index, row);
    if (why !== undefined) {
      wrong.push(wrongRosterRow(row, why));
      continue;
    }
    const before = index === undefined ? undefined : directory.people[index];
    const after = mergePerson(index === undefined ? undefined : roster.people[index], row, roster.nextId());
    const shown = `${after.name}（${after.unit}）`;
    seen.add(roster.put(index, after));
    const what = before === undefined ? [] : differences(before, after);
    if (before === undefined) added.push(shown);
    else if (what.length === 0) unchanged += 1;
    else changed.push({ name: shown, what });
  }
  const missing =
    rows.length === 0
      ? []
      : directory.people.flatMap((person, index) => (seen.has(index) ? [] : [person.name]));
  return { people: roster.people, changes: { new: added, changed, unchanged, missing }, wrong, interpreted };
}

function moved(person: Person, renamed: ReadonlyMap<string, string>): Person {
  const unit = renamed.get(person.unit);
  return unit === undefined ? person : { ...person, unit };
}

/** The people while rows are laid over them, found by name and unit and by account without a search of all. */
interface Roster {
  readonly people: readonly Person[];
  find(row: PersonRow): number | undefined;
  holder(platform: AccountPlatform, account: string): number | undefined;
  /** Returns where the person stands. */
  put(index: number | undefined, person: Person): number;
  /** p1, p2, …: never given twice, because people are never removed. */
  nextId(): string;
}

function createRoster(start: readonly Person[]): Roster {
  const people: Person[] = [];
  const byName = new Map<string, number>();
  const byAccount = new Map<string, number>();
  let last = 0;
  const put = (index: number | undefined, person: Person): number => {
    const at = index ?? people.length;
    for (const key of accountKeys(people[at]?.accounts ?? {})) byAccount.delete(key);
    people[at] = person;
    byName.set(nameKey(person), at);
    for (const key of accountKeys(person.accounts)) byAccount.set(key, at);
    last = Math.max(last, Number(/^p(\d+)$/.exec(person.id)?.[1] ?? 0));
    return at;
  };
  for (const person of start) put(undefined, person);
  return {
    people,
    put,
    find: (row) =>
      byName.get(nameKey(row)) ??
      accountKeys(row.accounts)
        .flatMap((key) => byAccount.get(key) ?? [])
        .find((at) => squeeze(people[at]?.name ?? '') === squeeze(row.name)),
    holder: (platform, account) => byAccount.get(`${platform}\n${account}`),
    nextId: () => `p${last + 1}`,
  };
}

function nameKey(person: Pick<Person, 'name' | 'unit'>): string {
  return `${squeeze(person.name)}\n${squeeze(person.unit)}`;
}

function accountKeys(accounts: PersonRow['accounts']): readonly string[] {
  return PLATFORMS.flatMap((platform) => {
    const account = accounts[platform];
    return typeof account === 'string' ? [`${platform}\n${account}`] : [];
  });
}

/** The rows that claim each account. */
function accountClaims(rows: readonly PersonRow[]): ReadonlyMap<string, readonly PersonRow[]> {
  const claims = new Map<string, PersonRow[]>();
  for (const row of rows) {
    for (const key of accountKeys(row.accounts)) claims.set(key, [...(claims.get(key) ?? []), row]);
  }
  return claims;
}

/** An account is one person's. */
function clashOf(
  roster: Roster,
  claims: ReadonlyMap<string, readonly PersonRow[]>,
  index: number | undefined,
  row: PersonRow,
): string | undefined {
  for (const platform of PLATFORMS) {
    const account = row.accounts[platform];
    if (typeof account !== 'string') continue;
    const named = `${ACCOUNT_NAMES[platform]}账号 ${account}`;
    const twice = claims.get(`${platform}\n${account}`)?.find((other) => other.row !== row.row);
    if (twice !== undefined) return `${named} 与第${twice.row}行 ${twice.name} 相同，请核对`;
    const at = roster.holder(platform, account);
    const holder = at === undefined || at === index ? undefined : roster.people[at];
    if (holder !== undefined) return `${named} 已属于 ${holder.name}（${holder.unit}），请核对`;
  }
  return undefined;
}

function mergePerson(before: Person | undefined, row: PersonRow, id: string): Person {
  const { post, phone } = { ...before, ...row };
  const accounts = Object.fromEntries(
    PLATFORMS.flatMap((platform) => {
      const said = row.accounts[platform];
      const account = said === undefined ? before?.accounts[platform] : said;
      return typeof account === 'string' ? [[platform, account]] : [];
    }),
  );
  return {
    id: before?.id ?? id,
    name: row.name,
    unit: row.unit,
    ...(post === undefined ? {} : { post }),
    roles: row.roles ?? before?.roles ?? ['owner'],
    ...(row.disabled ? { disabled: true as const } : {}),
    accounts,
    ...(phone === undefined ? {} : { phone }),
  };
}

const PARTS: readonly (readonly [string, (person: Person) => string])[] = [
  ['姓名', (person) => person.name],
  ['单位', (person) => person.unit],
  ['职务', (person) => person.post ?? ''],
  ['角色', (person) => person.roles.map((role) => ROLE_NAMES[role]).join('、')],
  ['停用', (person) => (person.disabled ? '是' : '')],
  ['企业微信账号', (person) => person.accounts.wecom ?? ''],
  ['钉钉账号', (person) => person.accounts.dingtalk ?? ''],
  ['手机号', (person) => person.phone ?? ''],
];

function differences(before: Person, after: Person): readonly string[] {
  return PARTS.filter(([, part]) => part(before) !== part(after)).map(
    ([name, part]) => `${name}：${part(before) || '无'} → ${part(after) || '无'}`,
  );
}
