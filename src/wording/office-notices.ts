import { yearOf } from '../domain/day.ts';
import type { Entry, EntryKind } from '../domain/history.ts';
import { type Message, message } from '../domain/message.ts';
import type { Task } from '../domain/task.ts';
import { dayWithWeekday } from './days.ts';
import { directiveNo, typedNo } from './office-words.ts';
import { shortened, taskName } from './task-lines.ts';
import type { Written } from './written-facts.ts';

type Words<K extends EntryKind> = (
  entry: Extract<Entry, { kind: K }>,
  facts: { readonly task: Task; readonly no: string; readonly due: string },
) => readonly string[] | undefined;

const LONGEST_NOTE = 60;

const because = (note: string | undefined, lead: string): string =>
  note === undefined || note === '' ? '' : `${lead}${shortened(note, LONGEST_NOTE)}`;

/** What whoever answers for a task is told of an act of the office. The first line stands behind his name. */
const NOTICES: { readonly [K in EntryKind]?: Words<K> } = {
  assign: (_entry, { no, due }) => [`已交办，${due}`, `请发“签收 ${no}”`],
  'hand-over': (_entry, { task, no, due }) => [
    `已转交您办理，${due}`,
    task.status === 'assigned' ? `请发“签收 ${no}”` : `查看请发“任务 ${no}”`,
  ],
  approve: (entry) => (entry.first ? undefined : ['审核通过，已销号']),
  close: () => ['已销号'],
  return: (entry, { no }) => [
    `已退回，请${dayWithWeekday(entry.mendBy)}前补正${because(entry.note, '：')}`,
    `补正后请再发“办结 ${no}”`,
  ],
  'extend-granted': (_entry, { due }) => [`延期已同意，${due}`],
  'extend-refused': (entry, { due }) => [`延期未获同意${because(entry.note, '：')}`, due],
  revisit: (entry, { no, due }) =>
    entry.ok
      ? undefined
      : [`回访不属实，已撤销销号${because(entry.note, '：')}`, `${due}；整改后请再发“办结 ${no}”`],
  urge: (entry, { task, no, due }) => [
    `提醒办理，${due}${because(entry.note, '。')}`,
    task.status === 'assigned' ? `请发“签收 ${no}”` : `请今日报进展，或发“原因 ${no} 原因和完成日”`,
  ],
  directive: (entry, { task, no }) => [
    `${directiveNo(task, entry.directive)}，请${dayWithWeekday(entry.due)}前反馈${because(entry.note, '：')}`,
    `报进展或发“回复 ${no} 说明”即为反馈`,
  ],
  // The text of a 批示 never stands in a group, and nobody knows here where the notice will.
  remark: (_entry, { no }) => [`有批示1条待反馈，请私聊我发“任务 ${no}”查看`, `反馈请发“回复 ${no} 说明”`],
  suspend: (entry) => [`已暂缓，停止计时${because(entry.note, '。依据：')}`],
  cancel: (entry) => [`已终止${because(entry.note, '。依据：')}`],
  reopen: (_entry, { due }) => [`已重启，${due}`],
  edit: (entry, { task, due }) => {
    if (entry.field === 'due' || entry.field === 'ongoing') return [`时限已更正。${due}`];
    const yours = entry.field === 'owner' || entry.field === 'leadUnit';
    return yours ? [`现由${task.leadUnit}${task.owner ?? ''}负责，${due}`] : undefined;
  },
};

/** What is told of what a line wrote; undefined where nobody needs to know. */
export function officeNotice({ entries, after, openYear }: Written): Message | undefined {
  const entry = entries.findLast(({ kind }) => NOTICES[kind] !== undefined);
  if (entry === undefined) return undefined;
  const words = NOTICES[entry.kind] as Words<EntryKind>;
  const facts = { task: after, no: typedNo(after, openYear), due: dueOf(after) };
  const [first, ...rest] = words(entry, facts) ?? [];
  return first === undefined ? undefined : message(`${taskName(after, openYear)} ${first}`, ...rest);
}

/** Without what is left of it: a notice may wait for the morning. */
function dueOf({ due, year, ongoing }: Task): string {
  if (due === undefined) return '未定时限';
  if (ongoing) return '全年持续推进';
  return `时限 ${yearOf(due) === year ? '' : `${yearOf(due)}年`}${dayWithWeekday(due)}`;
}

/** 交接: to whoever gets the tasks. */
export function handedOverNotice(from: string, count: number): Message {
  return message(`${from}的 ${count} 项事项已交接给您，查看请发“我的任务”`);
}

/** 催办逾期: all late tasks of one person in one word. */
export function urgedNotice(rows: readonly string[], more: number): Message {
  return message(
    `提醒：以下 ${rows.length + more} 项已过时限，请今日报进展，或发“原因 编号 原因和完成日”`,
    ...rows,
    ...(more > 0 ? [`另有 ${more} 项，查看请发“我的逾期”`] : []),
  );
}
