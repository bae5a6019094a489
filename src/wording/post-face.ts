import { type Day, dayOfMonth, monthOf } from '../domain/day.ts';
import { type Block, line, strong, tinted } from '../domain/message.ts';
import type { OfficeSignature } from '../reports/post-material.ts';
import { dayText } from './days.ts';
import type { Saying } from './made-post.ts';

const MARKS: Readonly<Record<Saying['as'], string>> = {
  post: '',
  late: '（补发）',
  draft: '（待发）',
  live: '',
  recomputed: '（补算）',
};

/** `重点任务每日提醒　11月24日`, marked where it is late. */
export function postHeading(title: string, day: Day, as: Saying['as']): Block {
  return line(strong(`${title}　${dayText(day)}${MARKS[as]}`));
}

/** The grey lines under a post: how to answer, and who asks. */
export function postFoot(examples: readonly string[], signature: OfficeSignature): readonly Block[] {
  const { short, phone } = signature;
  const signed = phone === undefined ? short : `${short}　电话${phone}`;
  return [...examples, signed].map((words) => line(tinted('comment', words)));
}

/** How many tasks may not be titled in a group: behind a count, 含 of those counted; behind a title, 另 of others. */
export function hiddenNote(hidden: number, of: '含' | '另' = '含'): string {
  return hidden === 0 ? '' : `（${of}${hidden}项不列出）`;
}

/** 今日, 26日, 12月1日. */
export function shortDay(due: Day, today: Day): string {
  if (due === today) return '今日';
  return monthOf(due) === monthOf(today) ? `${dayOfMonth(due)}日` : dayText(due);
}
