import { line, message, strong } from '../domain/message.ts';
import type { Task } from '../domain/task.ts';
import type { InSteps } from '../reports/in-steps.ts';
import { type DueDay, nearDueReport } from '../reports/near-due.ts';
import type { PostMaterial } from '../reports/post-material.ts';
import type { MadePost } from './made-post.ts';
import { typedNo } from './office-words.ts';
import { hiddenNote, postFoot, postHeading, shortDay } from './post-face.ts';
import { rowsOf, sectionLines } from './row-sections.ts';
import { startTelling, type Telling } from './telling.ts';

/** 临期提醒: what falls due in 5, in 2 working days, and today. */
export function* makeNearDuePost(material: PostMaterial): InSteps<MadePost | undefined> {
  const report = yield* nearDueReport(material);
  if (report === undefined) return undefined;
  const { day, hidden } = report;
  const sections = report.days.map((one) => ({ title: titleOf(one, day), rows: one.rows }));
  const rows = rowsOf(sections);
  const first = report.days[0]?.rows[0]?.task;
  const asks = material.group.audience !== 'leaders';
  return {
    rows,
    say(saying) {
      const telling = startTelling(material, saying);
      const blocks = [
        postHeading('重点任务临期提醒', day, saying.as),
        line(`临期${rows + hidden}项${hiddenNote(hidden)}`),
        ...(asks ? [line(strong('请按期办结；需延期的，到期前提出'))] : []),
        ...sectionLines(sections, telling),
        ...postFoot(asks && first !== undefined ? [example(first, telling)] : [], material.signature),
      ];
      return { message: message(...blocks), calls: telling.roll.calls() };
    },
  };
}

/** `今日到期`; `26日到期（还剩2个工作日）`. */
function titleOf({ due, workdays }: DueDay, today: DueDay['due']): string {
  return `${shortDay(due, today)}到期${workdays === 0 ? '' : `（还剩${workdays}个工作日）`}`;
}

function example(task: Task, { material: { botName }, openYear }: Telling): string {
  return `回复示例：@${botName} 办结 ${typedNo(task, openYear)} 已通过验收`;
}
