import { type Message, message } from '../domain/message.ts';
import type { Task } from '../domain/task.ts';
import { statusName } from './lamps.ts';
import { percentText, taskName } from './task-lines.ts';

/** Rows of one answer on a phone. */
const MOST_SHOWN = 10;

/** 撤销: where each task stands again. */
export function undoReply(tasks: readonly Task[], openYear: number): Message {
  return message(
    `↩️ 已撤销您上一条写入${tasks.length > 1 ? `，共 ${tasks.length} 项` : ''}`,
    ...tasks
      .slice(0, MOST_SHOWN)
      .map((task) => `${taskName(task, openYear)}　恢复为 ${statusName(task.status)} ${percentText(task)}`),
    ...(tasks.length > MOST_SHOWN ? [`其余 ${tasks.length - MOST_SHOWN} 项同样恢复`] : []),
  );
}
