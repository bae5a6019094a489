import { countedTasks, type LampCounts } from '../domain/lamp-counts.ts';
import type { ReportKind } from '../domain/post.ts';
import type { ReportPicture } from '../domain/report-picture.ts';
import { reportPeriod } from '../reports/report-period.ts';
import type { UnitTally } from '../reports/unit-tally.ts';
import { type ReportFacts, taskNumber } from './report-facts.ts';
import { asOfText, reportTitle, trendLabel } from './report-head.ts';
import { reportLegend } from './report-legend.ts';
import { questionList, questionPlace } from './report-questions.ts';
import { shortTitle, taskList } from './report-red-rows.ts';
import { taskWord, whyText } from './report-task-words.ts';
import { SETTLING } from './report-totals.ts';

/** What a phone's width shows legibly. */
const MOST_BARS = 12;
const MOST_RED = 10;
const MOST_PERIODS = 8;

/** 挂图作战: the picture of a report. */
export function reportPicture(facts: ReportFacts): ReportPicture {
  const { report, material } = facts;
  const red = taskList(facts.red, MOST_RED);
  const asking = questionList(facts, 0);
  const units = mayCompareUnits(facts) ? reddestFirst(report.tallies) : [];
  return {
    title: reportTitle(facts),
    subtitle: [material.signature.names.join(' '), asOfText(facts)].filter((part) => part !== '').join('　'),
    counts: report.counts,
    units: units.slice(0, MOST_BARS).map(({ unit, counts }) => ({ name: facts.unit(unit), counts })),
    moreUnits: Math.max(0, units.length - MOST_BARS),
    trend: trendOf(report.kind, report.counts, facts),
    red: red.listed.map((one) => ({
      no: taskNumber(one.task, facts.openYear),
      title: shortTitle(one.task.title),
      unit: facts.unit(one.task.leadUnit),
      why: whyText(one),
      word: taskWord(one, facts, questionPlace(one.task, asking, facts, '')).text,
    })),
    moreRed: report.red.length - red.listed.length,
    legend: [reportLegend(facts), ...(report.isSettling ? [SETTLING] : [])].join('；'),
  };
}

/** Bars compare units: for leaders, and where it is allowed. */
function mayCompareUnits({ material: { group } }: ReportFacts): boolean {
  return group.compare || group.audience === 'leaders';
}

function reddestFirst(units: readonly UnitTally[]): readonly UnitTally[] {
  return [...units].sort(
    (a, b) =>
      b.counts.red - a.counts.red ||
      b.counts.yellow - a.counts.yellow ||
      countedTasks(b.counts) - countedTasks(a.counts),
  );
}

/** The reports before, the earliest first, and this one. */
function trendOf(kind: ReportKind, counts: LampCounts, { material }: ReportFacts): ReportPicture['trend'] {
  const point = (day: typeof material.key.day, of: LampCounts) => ({
    label: trendLabel(kind, day, reportPeriod(kind, day).over),
    counts: of,
  });
  const before = material.earlier
    .slice(0, MOST_PERIODS - 1)
    .flatMap(({ key, figures }) => (figures === undefined ? [] : [point(key.day, figures.counts)]));
  return [...before.toReversed(), point(material.key.day, counts)];
}
