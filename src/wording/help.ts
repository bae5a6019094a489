import { ROLE_NAMES } from '../domain/import-people.ts';
import { type Message, message } from '../domain/message.ts';
import type { Role } from '../domain/people.ts';
import { type Act, PERMISSIONS } from '../domain/permissions.ts';
import { LONGEST_ANNOTATION } from '../domain/release.ts';
import { LEXICON, type LexiconEntry, type LexiconKind } from '../language/lexicon.ts';

/** What people of a role say most, by canonical word. */
const FIRST = {
  stranger: ['绑定', '群号', '进度', '签收', '我的任务'],
  owner: ['进度', '签收', '我的任务', '问题', '延期'],
  head: ['我单位任务', '协同', '回复', '逾期', '待办'],
  supervisor: ['待办', '交办', '催办', '通过', '销号'],
  leader: ['周调度', '红灯', '为什么', '批示', '待办'],
  signer: ['签发', '周调度', '红灯', '逾期', '推送'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Which right a command takes; those not named are everybody's. */
const RIGHTS: Readonly<Partial<Record<LexiconKind, Act>>> = {
  progress: 'progress',
  accept: 'accept',
  submit: 'submit',
  explain: 'explain',
  extend: 'extend',
  assist: 'assist',
  problem: 'problem',
  'no-figure': 'no-figure',
  answer: 'answer',
  assign: 'assign',
  'hand-over': 'hand-over',
  'hand-over-all': 'hand-over',
  edit: 'edit',
  approve: 'review',
  return: 'review',
  close: 'review',
  'grant-extension': 'review',
  'refuse-extension': 'review',
  revisit: 'revisit',
  urge: 'urge',
  'urge-overdue': 'urge',
  directive: 'directive',
  remark: 'remark',
  suspend: 'stop',
  cancel: 'stop',
  reopen: 'stop',
  'approve-bind': 'approve-bind',
  report: 'report',
  ranking: 'report',
  export: 'report',
  posts: 'report',
  sign: 'sign',
  hold: 'release',
  'take-out': 'release',
  annotate: 'release',
  'take-back': 'release',
};

const ASKING: ReadonlySet<LexiconKind> = new Set([
  'mine',
  'todo',
  'show',
  'history',
  'why',
  'search',
  'list',
  'report',
  'ranking',
  'export',
  'posts',
]);

/** 帮助: what this person says most, and what else he may say; `帮助 进度`: one command with examples. */
export function helpReply(topic: string | undefined, roles: readonly Role[] | undefined): Message {
  if (topic === undefined) return overview(roles);
  const found = LEXICON.filter((entry) => entry.word === topic || entry.synonyms.includes(topic));
  const [first] = found;
  if (first === undefined) return message(`没有“${topic}”这个命令`, ...overview(roles).blocks);
  const also = first.synonyms.slice(0, 8);
  return message(
    `${first.word}：${found.flatMap(examplesOf).slice(0, MOST_EXAMPLES).join(' · ')}`,
    ...(also.length > 0 ? [`也可以说：${also.join('、')}`] : []),
    ...whoMay(first),
    ...(first.kind === 'progress' ? ['说得不确定的会先问一句；疑问、打算、否定不会记录'] : []),
    ...(first.kind === 'annotate' ? [`一条限${LONGEST_ANNOTATION}字；报告（含附表）列出的事项才能加注`] : []),
  );
}

const MOST_EXAMPLES = 4;

/** The forms of a command as they can be typed, the canonical one first. */
export function examplesOf(entry: LexiconEntry): readonly string[] {
  return entry.usage.split(' · ');
}

function overview(roles: readonly Role[] | undefined): Message {
  const offered = LEXICON.filter((entry) => isFor(entry, roles));
  const first: readonly string[] = FIRST[personaOf(roles)];
  const rest = offered.filter(
    ({ word, kind }) => !first.includes(word) && kind !== 'help' && kind !== 'more',
  );
  const doing = rest.filter(({ kind }) => !ASKING.has(kind));
  const asking = rest.filter(({ kind }) => ASKING.has(kind));
  return message(
    '您最常用的（编号 12 换成您的）',
    ...first.flatMap((word) => offered.find((entry) => entry.word === word) ?? []).map(firstExample),
    `还可以说：${words(doing)}`,
    `查询：${words(asking)}`,
    '一行一项，可以多行一起发；发“帮助 办结”看一个命令的说法',
  );
}

function firstExample(entry: LexiconEntry): string {
  return examplesOf(entry)[0] ?? entry.word;
}

function words(entries: readonly LexiconEntry[]): string {
  return [...new Set(entries.map(({ word }) => word))].join('、');
}

function personaOf(roles: readonly Role[] | undefined): keyof typeof FIRST {
  if (roles === undefined) return 'stranger';
  const has = (role: Role): boolean => roles.includes(role);
  if (has('leader') || has('secretary')) return 'leader';
  if (has('supervisor')) return 'supervisor';
  if (has('owner') || has('liaison')) return 'owner';
  if (has('signer')) return 'signer';
  return has('head') ? 'head' : 'owner';
}

/** Whether a command is for people of these roles; somebody not known yet sees what an owner sees. */
function isFor(entry: LexiconEntry, known: readonly Role[] | undefined): boolean {
  if (entry.kind === 'bind') return known === undefined;
  const right = rightOf(entry);
  const roles = known ?? ['owner'];
  return right === undefined || roles.some((role) => PERMISSIONS[role][right] !== undefined);
}

const ROLES: readonly Role[] = ['owner', 'liaison', 'head', 'supervisor', 'signer', 'leader', 'secretary'];

function whoMay(entry: LexiconEntry): readonly string[] {
  const right = rightOf(entry);
  if (right === undefined) return [];
  const names = ROLES.filter((role) => PERMISSIONS[role][right] !== undefined).map(
    (role) => ROLE_NAMES[role],
  );
  return [`谁可以用：${names.join('、')}`];
}

function rightOf({ kind, command }: LexiconEntry): Act | undefined {
  const requests = command?.kind === 'list' && command.query.by === 'bind-requests';
  return requests ? 'approve-bind' : RIGHTS[kind];
}
