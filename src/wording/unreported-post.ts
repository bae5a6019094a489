import type { CutOff } from '../domain/cut-off.ts';
import type { Day } from '../domain/day.ts';
import { timeOf } from '../domain/instant.ts';
import { line, message } from '../domain/message.ts';
import type { Task } from '../domain/task.ts';
import { CADENCE_WORDS } from '../domain/task-words.ts';
import type { InSteps } from '../reports/in-steps.ts';
import type { PostMaterial } from '../reports/post-material.ts';
import { type Unreported, unreportedReport } from '../reports/unreported.ts';
import { weekdayText } from './days.ts';
import type { MadePost } from './made-post.ts';
import { typedNo } from './office-words.ts';
import { hiddenNote, postFoot, postHeading, shortDay } from './post-face.ts';
import { rowsOf, sectionLines } from './row-sections.ts';
import { startTelling, type Telling } from './telling.ts';

/** 催报: who has still to report by the next working day's cut-off. */
export function* makeUnreportedPost(material: PostMaterial): InSteps<MadePost | undefined> {
  const report = yield* unreportedReport(material);
  if (report === undefined) return undefined;
  const { day, hidden } = report;
  const sections = report.cadences.map((one) => ({
    title: titleOf(one, day, material.bench.zone),
    rows: one.rows,
  }));
  const rows = rowsOf(sections);
  const first = report.cadences[0]?.rows[0]?.task;
  const asks = material.group.audience !== 'leaders';
  return {
    rows,
    say(saying) {
      const telling = startTelling(material, saying);
      const examples = asks && first !== undefined ? examplesOf(first, telling) : [];
      const blocks = [
        postHeading('重点任务催报', day, saying.as),
        line(`本期尚未反馈${rows + hidden}项${hiddenNote(hidden)}`),
        ...sectionLines(sections, telling),
        ...postFoot(examples, material.signature),
      ];
      return { message: message(...blocks), calls: telling.roll.calls() };
    },
  };
}

/** `每周反馈：请于27日周五12时前报`. */
function titleOf({ cadence, cutOff }: Unreported, today: Day, zone: string): string {
  const until = `${shortDay(cutOff.day, today)}${weekdayText(cutOff.day)}${hourText(cutOff, zone)}`;
  return `${CADENCE_WORDS[cadence]}反馈：请于${until}前报`;
}

/** The end of a day is midnight of the next. */
function hourText({ at }: CutOff, zone: string): string {
  const hour = Number(timeOf(at, zone).slice(0, 2));
  return `${hour === 0 ? 24 : hour}时`;
}

function examplesOf(task: Task, { material: { botName }, openYear }: Telling): readonly string[] {
  const number = typedNo(task, openYear);
  const news = task.kindOfTask === 'errand' ? '已报送初稿' : '65% 完成招标';
  return [`回复示例：@${botName} 进度 ${number} ${news}`, `没有新进展的，@${botName} ${number} 无变化`];
}
