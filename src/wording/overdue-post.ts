import { mayCallFor } from '../domain/calling.ts';
import { addDays, type Day } from '../domain/day.ts';
import { type Block, line, message, strong, tinted } from '../domain/message.ts';
import type { Task } from '../domain/task.ts';
import type { InSteps } from '../reports/in-steps.ts';
import type { Movement } from '../reports/movement.ts';
import { type LateTask, type NearDue, type OverdueReport, overdueReport } from '../reports/overdue.ts';
import type { PostMaterial } from '../reports/post-material.ts';
import { countsByUnit } from './counts-by-unit.ts';
import { dayText } from './days.ts';
import type { MadePost } from './made-post.ts';
import { typedNo } from './office-words.ts';
import { hiddenNote, postFoot, postHeading, shortDay } from './post-face.ts';
import { shareRows } from './share-rows.ts';
import { taskName } from './task-lines.ts';
import { numberOf, startTelling, type Telling, taskLine } from './telling.ts';
import { yearEndLines } from './year-end-lines.ts';

/** 每日提醒: who is late, what falls due, and how to answer. */
export function* makeOverduePost(material: PostMaterial): InSteps<MadePost | undefined> {
  const report = yield* overdueReport(material);
  if (report === undefined) return undefined;
  const needs = [report.rows.length, report.nearDue.length, report.yearEnd.units.length];
  return {
    rows: needs.reduce((sum, need) => sum + need, 0),
    say(saying) {
      const telling = startTelling(material, saying);
      const [late = 0, near = 0, units = 0] = shareRows(needs, saying.mostRows);
      const blocks = [
        postHeading('重点任务每日提醒', report.day, saying.as),
        line(totals(report)),
        ...lateLines(report.rows, late, telling),
        ...heldUpLine(report, telling),
        ...nearLines(report, near, telling),
        ...yearEndLines(report.yearEnd, units, telling),
        ...postFoot(examples(report, telling), material.signature),
      ];
      return { message: message(...blocks), calls: telling.roll.calls() };
    },
  };
}

/** `逾期7项；昨日更新19项、销号2项`. */
function totals({ late, hidden, movement, day }: OverdueReport): string {
  const overdue = late === 0 ? '无逾期' : `逾期${late}项${hiddenNote(hidden)}`;
  return [overdue, ...movementText(movement, day)].join('；');
}

function movementText({ since, updated, closed }: Movement, today: Day): readonly string[] {
  const done = [...(updated === 0 ? [] : [`更新${updated}项`]), ...(closed === 0 ? [] : [`销号${closed}项`])];
  if (done.length === 0) return [];
  return [`${since === addDays(today, -1) ? '昨日' : `自${dayText(since)}以来`}${done.join('、')}`];
}

function lateLines(rows: readonly LateTask[], most: number, telling: Telling): readonly Block[] {
  if (rows.length === 0) return [];
  const listed = rows.slice(0, most);
  const rest = rows.slice(most);
  return [
    // Leaders are told where things stand, not asked to report.
    ...(isAmongLeaders(telling) ? [] : [line(strong('请今日更新进展，或回复原因和完成日'))]),
    ...listed.map((late) => taskLine(late, lateText(late, telling.material.bench.today), telling)),
    ...countsByUnit(rest, listed, telling.material).map((counts) => line(counts)),
    ...(rest.length === 0 ? [] : [line(`@${telling.material.botName} 发“逾期”查看全部`)]),
  ];
}

/** `19天 承诺12月4日`. */
function lateText({ task, judgement }: LateTask, today: Day): string {
  const { explanation } = task;
  const days = `${judgement.overdueDays}天`;
  if (explanation === undefined) return days;
  if (explanation.promise === undefined) return `${days} 已说明原因`;
  return `${days} 承诺${dayText(explanation.promise)}${explanation.promise < today ? '，已过' : ''}`;
}

/** So many numbers of one kind stand in the grey line. */
const MOST_NUMBERS = 10;

/** `已提请协调：#66　延期待批：#91`: where the next step is not the unit's, nobody is called. */
function heldUpLine({ asked, extension, review }: OverdueReport, { openYear }: Telling): readonly Block[] {
  const kinds: readonly (readonly [string, readonly Task[]])[] = [
    ['已提请协调', asked],
    ['延期待批', extension],
    ['待审核', review],
  ];
  const said = kinds.flatMap(([name, tasks]) => {
    if (tasks.length === 0) return [];
    const numbers = tasks.slice(0, MOST_NUMBERS).map((task) => numberOf(task, openYear));
    const more = tasks.length > MOST_NUMBERS ? `等${tasks.length}项` : '';
    return [`${name}：${numbers.join('、')}${more}`];
  });
  return said.length === 0 ? [] : [line(tinted('comment', said.join('　')))];
}

const LONGEST_NEAR_TITLE = 8;

/** A line a day: `26日　#12 老旧小区改造、#88 社区食堂`. */
function nearLines(report: OverdueReport, most: number, { material, openYear }: Telling): readonly Block[] {
  const { nearDue, nearHidden, day } = report;
  if (nearDue.length === 0) return [];
  const listed = new Set(nearDue.slice(0, most));
  const days = new Map<Day, NearDue[]>();
  for (const one of nearDue) {
    const same = days.get(one.due);
    if (same === undefined) days.set(one.due, [one]);
    else same.push(one);
  }
  const rows = [...days].map(([due, all]) => {
    const names = all
      .filter((one) => listed.has(one))
      .map(({ task }) => taskName(task, openYear, LONGEST_NEAR_TITLE));
    const count = names.length === all.length ? '' : `${names.length === 0 ? '' : '等'}${all.length}项`;
    return line(`${shortDay(due, day)}　${names.join('、')}${count}`);
  });
  return [
    line(strong(`3个工作日内到期${hiddenNote(nearHidden, '另')}`)),
    ...rows,
    ...(listed.size < nearDue.length ? [line(`@${material.botName} 发“7天内到期”查看全部`)] : []),
  ];
}

function isAmongLeaders({ material }: Telling): boolean {
  return material.group.audience === 'leaders';
}

/**
 * A report that the bot takes as it stands: from one of this group's own units if it has a task here; an errand has no
 * percent, and a bare number is of the open year.
 */
function examples({ rows, nearDue, yearEnd }: OverdueReport, telling: Telling): readonly string[] {
  if (isAmongLeaders(telling)) return [];
  const { openYear } = telling;
  const { botName } = telling.material;
  const isOurs = ({ task }: { readonly task: Task }): boolean => mayCallFor(task, telling.material);
  const reported = (rows.find(isOurs) ?? nearDue.find(isOurs) ?? rows[0] ?? nearDue[0])?.task;
  const submitted = yearEnd.units[0]?.tasks[0];
  if (reported !== undefined) {
    const number = typedNo(reported, openYear);
    const news = reported.kindOfTask === 'errand' ? '已报送初稿' : '95% 已验收';
    return [`回复示例：@${botName} 进度 ${number} ${news}`];
  }
  if (submitted === undefined) return [];
  return [`回复示例：@${botName} 办结 ${typedNo(submitted, openYear)} 已完成全部任务`];
}
