import { type Message, message } from '../domain/message.ts';
import { sameKey } from '../domain/number-in-year.ts';
import type { Post, ReportEdit } from '../domain/post.ts';
import type { Task } from '../domain/task.ts';
import { typedNo } from './office-words.ts';
import { POST_NAMES } from './slot-words.ts';
import { taskName } from './task-lines.ts';

/** A report that something was decided of. */
export interface ReleasedPost {
  readonly post: Post;
  /** The title of its group. */
  readonly group: string;
  /** When it is to leave, HH:mm; absent if that moment has come. */
  readonly time?: string;
}

/** 签发. */
export function signedReply(posts: readonly ReleasedPost[], openYear: number): Message {
  return message(
    `✅ 已签发 ${namesOf(posts)}`,
    whenText(posts),
    ...holdsText(posts, openYear),
    '如需停发，请在发出前发“暂停发送”',
  );
}

/** 暂停发送: `mayLift` is whether the reader himself may sign. */
export function stoppedReply(posts: readonly ReleasedPost[], mayLift: boolean): Message {
  return message(
    `✅ 已暂停发送 ${namesOf(posts)}`,
    '今日18时前未签发的，不再发送',
    mayLift ? '恢复发送请发“签发”' : '恢复发送请审定人发“签发”',
  );
}

const DONE: Readonly<Record<'take-out' | 'annotate' | 'put-back' | 'unannotate', string>> = {
  'take-out': '移出',
  annotate: '加注',
  'put-back': '移回',
  unannotate: '删去加注',
};

/** What was changed of a report, and how it is taken back. */
export type ReportChange = keyof typeof DONE;

/** 移出, 加注, and taking them back: with all that has been changed of the report. */
export function editedReply(
  change: ReportChange,
  task: Task,
  posts: readonly ReleasedPost[],
  openYear: number,
  text?: string,
): Message {
  const no = typedNo(task, openYear);
  const back: Readonly<Record<ReportChange, string>> = {
    'take-out': `不列名，仍计入总数；撤回请发“移回 ${no}”`,
    annotate: `撤回请发“删注 ${no}”`,
    'put-back': `再移出请发“移出 ${no}”`,
    unannotate: `再加注请发“加注 ${no} 内容”`,
  };
  return message(
    `✅ ${namesOf(posts)} 已${DONE[change]} ${taskName(task, openYear)}`,
    ...(text === undefined ? [] : [`注：${text}`, ...keptText(task, posts, text, openYear)]),
    ...holdsText(posts, openYear),
    back[change],
  );
}

/** A 加注 does not replace those before it. */
function keptText(
  task: Task,
  posts: readonly ReleasedPost[],
  text: string,
  openYear: number,
): readonly string[] {
  const notes = posts
    .flatMap(({ post }) => post.release.edits)
    .flatMap((edit) => (edit.kind === 'annotate' && sameKey(edit.task, task) ? edit.text : []));
  const before = [...new Set(notes.slice(0, notes.indexOf(text)))];
  if (before.length === 0) return [];
  const quoted = before.map((one) => `“${one}”`).join('、');
  return [
    `此前的加注${quoted}仍保留；只留一条请先发“删注 ${typedNo(task, openYear)}”（全部删去），再重新加注`,
  ];
}

/** `周调度（全县重点工作调度群）`; several of a kind: `周调度（甲群、乙群）`. */
function namesOf(posts: readonly ReleasedPost[]): string {
  const kinds = [...new Set(posts.map(({ post }) => post.key.kind))];
  return kinds
    .map((kind) => {
      const groups = posts.filter(({ post }) => post.key.kind === kind).map(({ group }) => group);
      return `${POST_NAMES[kind]}（${groups.join('、')}）`;
    })
    .join('、');
}

function whenText(posts: readonly ReleasedPost[]): string {
  const times = [...new Set(posts.map(({ time }) => time))];
  const ahead = times.flatMap((time) => time ?? []);
  if (ahead.length === 0) return '即将发送';
  return times.length > ahead.length ? `即将发送，其余 ${ahead.join('、')} 发送` : `${ahead.join('、')} 发送`;
}

/** So many numbers of a kind; the rest is counted. */
const MOST_NUMBERS = 10;

/** 「现移出 #66、#38；加注 #12」: of several reports, what any of them has. */
function holdsText(posts: readonly ReleasedPost[], openYear: number): readonly string[] {
  const edits = posts.flatMap(({ post }) => post.release.edits);
  const said = (['take-out', 'annotate'] as const).flatMap((kind) => {
    const numbers = numbersOf(edits, kind, openYear);
    if (numbers.length === 0) return [];
    const rest = numbers.length > MOST_NUMBERS ? `等${numbers.length}项` : '';
    return [`${DONE[kind]} ${numbers.slice(0, MOST_NUMBERS).join('、')}${rest}`];
  });
  return said.length === 0 ? ['本期没有移出和加注'] : [`本期现${said.join('；')}`];
}

function numbersOf(
  edits: readonly ReportEdit[],
  kind: ReportEdit['kind'],
  openYear: number,
): readonly string[] {
  const of = edits.filter((edit) => edit.kind === kind);
  const typed = ({ task }: ReportEdit): string =>
    task.year === openYear ? `#${task.no}` : `${task.year}#${task.no}`;
  return [...new Set(of.map(typed))];
}
