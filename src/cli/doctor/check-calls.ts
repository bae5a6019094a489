import { type Directory, type PersonId, personById } from '../../domain/people.ts';
import type { Post } from '../../domain/post.ts';
import { type Finding, findingsOf, someOf } from './finding.ts';

const { ok, attention } = findingsOf('calls');

/** More than so often in a week is a burden (基层减负). */
const MOST_A_WEEK = 5;
export const CALLS_DAYS = 7;

/** Who was @-ed too often by the posts of the last seven days; a part that may have arrived counts. */
export function checkCalls(posts: readonly Post[], directory: Directory): readonly Finding[] {
  const times = new Map<PersonId, number>();
  for (const id of posts.flatMap(({ slots }) => slots.flatMap(({ called }) => called))) {
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  const often = [...times].filter(([, count]) => count > MOST_A_WEEK).sort(([, a], [, b]) => b - a);
  if (often.length === 0) return [ok(`减负：近7天没有人被定时发送 @ 超过${MOST_A_WEEK}次`)];
  const rows = often.map(([id, count]) => {
    const person = personById(directory, id);
    return `${person === undefined ? '已不在花名册的人' : `${person.name}（${person.unit}）`}${count}次`;
  });
  return [
    attention(
      `减负：近7天被定时发送 @ 超过${MOST_A_WEEK}次的${often.length}人：${someOf(rows, '人')}`,
      '合并他的事项、减少提醒的种类或群，或由督查员出面协调',
    ),
  ];
}
