import { type Message, message } from '../domain/message.ts';
import type { Task } from '../domain/task.ts';
import { statusName } from './lamps.ts';
import { percentText, taskName } from './task-lines.ts';

/** 撤销: where each task stands again. */
export function undoReply(tasks: readonly Task[], openYear: number): Message {
  return message(
    `↩️ 已撤销您上一条写入${tasks.length > 1 ? `，共 ${tasks.length} 项` : ''}`,
    ...tasks.map(
      (task) => `${taskName(task, openYear)}　恢复为 ${statusName(task.status)} ${percentText(task)}`,
    ),
  );
}
