import type { EntryKind } from '../domain/history.ts';
import type { Task } from '../domain/task.ts';

/** What the office's acts are called when they are asked for. */
export const OFFICE_WORDS: Readonly<Partial<Record<EntryKind, string>>> = {
  assign: '交办',
  'hand-over': '转交',
  edit: '更正',
  approve: '通过',
  return: '退回',
  close: '销号',
  'extend-granted': '同意延期',
  'extend-refused': '不同意延期',
  revisit: '回访',
  urge: '催办',
  directive: '督办',
  remark: '批示',
  suspend: '暂缓',
  cancel: '终止',
  reopen: '重启',
};

/** A task's number as it is typed behind a command word: `12`, of another year than the open one `2025#12`. */
export function typedNo(task: Pick<Task, 'no' | 'year'>, openYear: number): string {
  return task.year === openYear ? String(task.no) : `${task.year}#${task.no}`;
}

/** Who is to act on a task: its owner by name, else the liaison of its lead unit. */
export function actorText(task: Pick<Task, 'owner' | 'leadUnit'>): string {
  return task.owner ?? `${task.leadUnit}联络员`;
}

/** 督办〔2026〕17号. The year is that of the task's ledger, in which directives are numbered. */
export function directiveNo(task: Pick<Task, 'year'>, no: number): string {
  return `督办〔${task.year}〕${no}号`;
}
