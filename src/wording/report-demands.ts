import { countedTasks } from '../domain/lamp-counts.ts';
import { addWorkdays } from '../domain/work-calendar.ts';
import type { Saying } from './made-post.ts';
import type { ReportFacts } from './report-facts.ts';
import { comingName, nearDayText } from './report-head.ts';
import { hasAnnex } from './report-red-rows.ts';

/** Working days after the post to say what will be done. */
const ANSWER_WORKDAYS = 2;

/** 到期6项，见附表: what falls due in the coming stretch. */
export function dueText(facts: ReportFacts, as: Saying['as']): string {
  const { report, listing } = facts;
  if (report.due.length === 0) return '无到期事项';
  const inAnnex = hasAnnex(as) && report.due.some(({ task }) => listing.mayList(task));
  return `到期${report.due.length}项${inAnnex ? '，见附表' : ''}`;
}

/** `25日17时前`: two working days after the report. */
export function answerBy({ material: { key, bench } }: ReportFacts): string {
  return `${nearDayText(addWorkdays(key.day, ANSWER_WORKDAYS, bench.calendar), key.day)}17时前`;
}

/** 要求 of the longer reports. */
export function demandLines(facts: ReportFacts, as: Saying['as']): readonly string[] {
  const { report } = facts;
  if (report.kind === 'yearly') {
    const left = countedTasks(report.counts) - report.counts.green - report.counts.none;
    return left === 0
      ? ['全部销号，请按时交账']
      : [`未销号${left}项请于${report.period.ledger + 1}年1月15日前办结交账`];
  }
  const behind = report.halfYear?.behind.length ?? report.red.length;
  const who = report.halfYear === undefined ? '红灯单位' : '未过半单位';
  return [
    `${comingName(facts)}${dueText(facts, as)}`,
    ...(behind > 0 ? [`请${who}${answerBy(facts)}报整改措施`] : []),
    ...(report.unreported.length > 0 ? ['请未按期报的单位一并补报进展'] : []),
  ];
}
