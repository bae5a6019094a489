import { type Entry, type EntryKind, type EntryOf, IMPORTER, undoneSeqs } from '../domain/history.ts';
import { dayOf } from '../domain/instant.ts';
import { type Message, message } from '../domain/message.ts';
import { type Directory, personById } from '../domain/people.ts';
import { targetText } from '../domain/target.ts';
import type { Task } from '../domain/task.ts';
import { dayText } from './days.ts';
import { levelName } from './problem-words.ts';
import { shortened, taskName } from './task-lines.ts';

const KINDS: Readonly<Record<EntryKind, string>> = {
  assign: '立项',
  accept: '签收',
  progress: '进展',
  submit: '申请办结',
  approve: '审核通过',
  return: '退回',
  close: '销号',
  revisit: '回访',
  reopen: '重启',
  explain: '情况说明',
  extend: '申请延期',
  'extend-granted': '同意延期',
  'extend-refused': '不同意延期',
  assist: '协同',
  problem: '提出问题',
  solve: '问题解决',
  escalate: '问题上报',
  'no-figure': '待数据',
  urge: '催办',
  directive: '督办单',
  remark: '批示',
  answer: '回复',
  'hand-over': '转交',
  suspend: '暂缓',
  cancel: '终止',
  edit: '更正',
  undo: '撤销',
};

export interface HistoryFacts {
  readonly directory: Directory;
  readonly zone: string;
  /** Whether this reader may see here what a 批示 says; that there is one, everybody sees. */
  readonly mayRead: (remark: EntryOf<'remark'>) => boolean;
}

/** The name of an author: a person of the roster, or the importer. */
export function authorName(by: string, directory: Directory): string {
  if (by === IMPORTER) return '导入';
  return personById(directory, by)?.name ?? '（已删除人员）';
}

/** `11月23日 张三 进展 60% 完成招标`. */
export function entrySentence(entry: Entry, facts: HistoryFacts): string {
  const behalf = entry.onBehalf === undefined ? '' : '（代录）';
  const parts = [
    dayText(dayOf(entry.at, facts.zone)),
    `${authorName(entry.by, facts.directory)}${behalf}`,
    KINDS[entry.kind],
    detail(entry),
    entry.note === undefined || (entry.kind === 'remark' && !facts.mayRead(entry))
      ? ''
      : shortened(entry.note, 30),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function detail(entry: Entry): string {
  switch (entry.kind) {
    case 'progress':
      return progressDetail(entry);
    case 'extend':
    case 'extend-granted':
      return `到${dayText(entry.to)}`;
    case 'revisit':
      return entry.ok ? '属实' : '不属实';
    case 'hand-over':
      return entry.to;
    case 'explain':
      return entry.promise === undefined ? '' : `承诺${dayText(entry.promise)}`;
    case 'no-figure':
      return `${dayText(entry.until)}公布`;
    case 'return':
      return `${dayText(entry.mendBy)}前整改`;
    case 'reopen':
      return entry.due === undefined ? '' : `时限${dayText(entry.due)}`;
    case 'directive':
      return `${entry.directive}号 ${dayText(entry.due)}前反馈`;
    case 'problem':
      return `P${entry.problem}${entry.option ? ' 方案' : ''}`;
    case 'solve':
      return `P${entry.problem}${entry.closed ? ' 销号' : ''}`;
    case 'escalate':
      return `P${entry.problem} 到${levelName(entry.level)}`;
    case 'answer':
      return entry.problem === undefined ? '' : `P${entry.problem}`;
    default:
      return '';
  }
}

function progressDetail(entry: EntryOf<'progress'>): string {
  if (entry.percent === undefined) return '';
  return entry.amount === undefined
    ? `${entry.percent}%`
    : `${entry.percent}%（${targetText(entry.amount)}）`;
}

/** 「历史」: the acts of a task, the latest first, at most ten. */
export function historyReply(
  task: Task,
  history: readonly Entry[],
  facts: HistoryFacts,
  openYear: number,
): Message {
  const undone = undoneSeqs(history);
  const rows = history
    .toReversed()
    .slice(0, 10)
    .map((entry) => `${entrySentence(entry, facts)}${undone.has(entry.seq) ? '（已撤销）' : ''}`);
  const rest = history.length - rows.length;
  return message(
    `${taskName(task, openYear)} 共 ${history.length} 条记录`,
    ...rows,
    ...(rest > 0 ? [`更早的 ${rest} 条请联系督查室查看`] : []),
  );
}
