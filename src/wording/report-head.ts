import { type Day, dayOfMonth, monthOf, yearOf } from '../domain/day.ts';
import { dayOf, type Instant, instantOf, timeOf } from '../domain/instant.ts';
import { type Block, line, text, tinted } from '../domain/message.ts';
import type { ReportKind } from '../domain/post.ts';
import type { DaySpan } from '../reports/report-period.ts';
import { dayText } from './days.ts';
import type { Saying } from './made-post.ts';
import type { ReportFacts } from './report-facts.ts';

const TITLES: Readonly<Record<ReportKind, string>> = {
  weekly: '重点工作周调度',
  monthly: '重点工作月通报',
  quarterly: '重点工作季督导',
  halfyear: '重点工作双过半通报',
  yearly: '重点工作年终通报',
};

const MARKS: Readonly<Record<Saying['as'], string>> = {
  post: '',
  late: '（补发）',
  draft: '（送审稿）',
  live: '（实时）',
  recomputed: '（补算）',
};

/** 重点工作周调度〔2026〕第46期; without the number where it has none. */
export function reportTitle({ report, issue, material: { key } }: ReportFacts): string {
  const number = issue === undefined ? '' : `〔${yearOf(key.day)}〕第${issue}期`;
  return `${TITLES[report.kind]}${number}`;
}

/** The heading, then who issues it and of when its figures are. */
export function headBlocks(facts: ReportFacts, as: Saying['as']): readonly Block[] {
  const { report, material } = facts;
  const who = [...material.signature.names, dayText(material.key.day)].join(' ');
  const over = report.kind === 'weekly' ? '' : `${periodName(report.kind, report.period.over)} `;
  return [
    { kind: 'heading', spans: [text(`${reportTitle(facts)}${MARKS[as]}`)] },
    line(tinted('comment', who)),
    line(tinted('comment', `${over}${asOfText(facts)} 内部掌握`)),
  ];
}

/** 数据截至11月23日9时. */
export function asOfText({ material: { bench } }: Pick<ReportFacts, 'material'>): string {
  return `数据截至${momentText(bench.now, bench.zone)}`;
}

/** 11月23日9时, 11月23日9时05分; the end of a day is its 24时. */
export function momentText(at: Instant, zone: string): string {
  // Midnight, or the last moment before it, by which past days are judged.
  const on = dayOf(at - 1, zone);
  const isEnd = instantOf(on, '24:00', zone) - at < 1000;
  return isEnd ? `${dayText(on)}24时` : `${dayText(dayOf(at, zone))}${hourText(at, zone)}`;
}

/** 9时, 9时05分. */
export function hourText(at: Instant, zone: string): string {
  const [hour = '', minute = ''] = timeOf(at, zone).split(':');
  return `${Number(hour)}时${minute === '00' ? '' : `${minute}分`}`;
}

const QUARTERS = ['一季度', '二季度', '三季度', '四季度'];

/** What people call the stretch a report looks back on: 2026年11月, 2026年三季度, 2026年上半年, 2026年度. */
function periodName(kind: Exclude<ReportKind, 'weekly'>, { first }: DaySpan): string {
  return `${yearOf(first)}年${stretchName(kind, first)}`;
}

/** 11月, 三季度, 上半年. */
export function stretchName(kind: Exclude<ReportKind, 'weekly'>, on: Day): string {
  switch (kind) {
    case 'monthly':
      return `${monthOf(on)}月`;
    case 'quarterly':
      return QUARTERS[Math.floor((monthOf(on) - 1) / 3)] ?? '';
    case 'halfyear':
      return monthOf(on) <= 6 ? '上半年' : '下半年';
    case 'yearly':
      return '度';
  }
}

/** What people call the stretch a report looks ahead to: 本周, 12月, 四季度, 下半年; of 年终 there is none. */
export function comingName({ report: { kind, period } }: Pick<ReportFacts, 'report'>): string {
  if (period.coming === undefined || kind === 'yearly') return '';
  return kind === 'weekly' ? '本周' : stretchName(kind, period.coming.first);
}

/** 25日, of another month 12月2日. */
export function nearDayText(of: Day, from: Day): string {
  return monthOf(of) === monthOf(from) ? `${dayOfMonth(of)}日` : dayText(of);
}

/** The mark of a period on the trend's axis: 11.23, 11月, 三季度. */
export function trendLabel(kind: ReportKind, on: Day, over: DaySpan): string {
  if (kind === 'weekly') return `${monthOf(on)}.${dayOfMonth(on)}`;
  return kind === 'yearly' || kind === 'halfyear' ? `${yearOf(over.first)}年` : stretchName(kind, over.first);
}
