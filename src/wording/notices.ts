import { type Block, line, type Message, message, type Span, text } from '../domain/message.ts';
import type { Person } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';
import { taskName } from './task-lines.ts';

/** One thing said to some people: by @, or by name alone where nobody may be @-ed. */
export interface NoticeItem {
  readonly called: readonly Person[];
  readonly named: readonly Person[];
  readonly content: Message;
}

/** What a group is told unasked of what people did: `@张三 @李四 #12 老旧小区改造 退回 …`. */
export function noticePost(items: readonly NoticeItem[]): Message {
  return message(...items.flatMap(itemBlocks));
}

function itemBlocks({ called, named, content }: NoticeItem): readonly Block[] {
  const [first, ...rest] = content.blocks;
  const names = named.length === 0 ? [] : [text(`${named.map(({ name }) => name).join('、')}：`)];
  const calls = called.flatMap(({ name, accounts }): Span[] => [
    { kind: 'mention', who: { name, accounts } },
    text(' '),
  ]);
  return [line(...names, ...calls, ...(first?.spans ?? [])), ...rest];
}

/** What stands in a title's place where it may not be shown. */
export const TITLE_WITHHELD = '（名称不在此显示）';

/** What a group is told of a task not open to all: its number. */
export function withheldContent(task: Task, openYear: number, isCorrection: boolean): Message {
  const number = task.year === openYear ? `#${task.no}` : `${task.year}#${task.no}`;
  return message(
    isCorrection
      ? `更正：${number} 刚才的通知已撤回，以任务现在的情况为准`
      : `${number} 有新情况请您办理，内容不在群内显示，请私聊我发“待办”查看`,
  );
}

/** To whoever was told of what was taken back since. */
export function correction(task: Task, openYear: number): Message {
  return message(`更正：${taskName(task, openYear)} 刚才的通知已撤回，以任务现在的情况为准`);
}

/** Under an answer whose act stands, but of which nobody can be told. */
export function noticesNotKept(): Message {
  return message('以上已记录；需要提醒的人这次提醒不到，请另行告知');
}
