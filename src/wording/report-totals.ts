import type { Colour } from '../domain/colour.ts';
import { countedTasks } from '../domain/lamp-counts.ts';
import type { HalfYear } from '../reports/half-year.ts';
import type { PeriodReport } from '../reports/period-report.ts';
import { lamp } from './lamps.ts';
import { stretchName } from './report-head.ts';

const SHOWN: readonly Colour[] = ['red', 'yellow', 'blue', 'green'];

/** 在册286项，暂缓3项: the whole, and what has no lamp of the four. */
function wholeText({ counts }: PeriodReport): string {
  const apart = [
    ...(counts.none > 0 ? [`暂缓${counts.none}项`] : []),
    ...(counts.grey > 0 ? [`待数据${counts.grey}项`] : []),
  ];
  return [`在册${countedTasks(counts)}项`, ...(apart.length > 0 ? [apart.join('、')] : [])].join('，');
}

/** 🔴12(-1) 🟡26(-2) 🔵74(-6) 🟢171(+9): with the differences to the report before, where there is one. */
function lampsText({ counts, changes }: PeriodReport): string {
  return SHOWN.map((colour) => {
    const change = changes === undefined ? '' : `(${signed(counts[colour] - changes.before[colour])})`;
    return `${lamp(colour)}${counts[colour]}${change}`;
  }).join(' ');
}

function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change);
}

/** 红灯中逾期7项、滞后5项；新增3、退出4: the red in two kinds that add up, and who came and went. */
function redText({ red, redByDue, changes, revoked }: PeriodReport): string {
  const kinds = red.length === 0 ? '无红灯事项' : `红灯中逾期${redByDue}项、滞后${red.length - redByDue}项`;
  const { entered = 0, left = 0 } = changes ?? {};
  return [
    kinds,
    ...(entered + left > 0 ? [`新增${entered}、退出${left}`] : []),
    ...(revoked > 0 ? [`撤销销号${revoked}项`] : []),
  ].join('；');
}

/** Why nothing of last year's ledger is overdue early in January. */
export const SETTLING = '1月1日至15日为交账期，上年任务不计逾期';

/** The lines under 一、总体, the first of which stands beside the heading. */
export function totalsLines(report: PeriodReport): readonly [string, ...string[]] {
  const { carriedOver, isSettling, period } = report;
  return [
    wholeText(report),
    lampsText(report),
    redText(report),
    ...(isSettling ? [SETTLING] : []),
    ...(carriedOver > 0 ? [`另有${period.ledger - 1}年台账未办结${carriedOver}项（交账期）`] : []),
  ];
}

/** What a longer report adds: how many were struck off in its period, and of 双过半 how many are half done. */
export function periodLines(report: PeriodReport): readonly string[] {
  const { kind, period, counts, closed, halfYear } = report;
  if (kind === 'weekly') return [];
  const running = countedTasks(counts) - counts.none;
  const rate = running === 0 ? 0 : Math.round((100 * counts.green) / running);
  const over = kind === 'yearly' ? '全年' : stretchName(kind, period.over.first);
  return [
    `${over}销号${closed.length}项，累计销号率${rate}%`,
    ...(halfYear === undefined ? [] : halfLines(halfYear)),
  ];
}

function halfLines({ tasks, half, behind }: HalfYear): readonly string[] {
  const short = tasks - half;
  return [
    `年度任务${tasks}项，过半${half}项、未过半${short}项`,
    ...(short > 0 ? [`未过半中时间已过半${behind.length}项`] : []),
  ];
}
