import { type Block, line, type Message, strong } from '../domain/message.ts';
import { runningTasks } from '../reports/unit-tally.ts';
import type { Saying } from './made-post.ts';
import { rankingBlocks } from './ranking.ts';
import { demandLines } from './report-demands.ts';
import type { ReportFacts } from './report-facts.ts';
import { headBlocks } from './report-head.ts';
import { footBlocks } from './report-legend.ts';
import { createSections, type NextSection } from './report-sections.ts';
import { periodLines, totalsLines } from './report-totals.ts';
import { troubleBlocks } from './report-troubles.ts';
import { packed } from './report-width.ts';

/** 月通报, 季督导, 双过半 and 年终: 总体、先进、问题（单位、事项、原因）、要求, and where units may be compared their ranking. */
export function periodicMessage(facts: ReportFacts, as: Saying['as'], mostRows: number): Message {
  const next = createSections();
  return {
    blocks: [
      ...headBlocks(facts, as),
      ...totals(facts, next),
      ...models(facts, next),
      ...troubleBlocks(facts, as, mostRows, next('问题').heading),
      ...closingRates(facts, next),
      ...ranking(facts, next),
      line(strong(next('要求').heading)),
      ...demandLines(facts, as).map((text) => line(text)),
      ...footBlocks(facts),
    ],
  };
}

function totals({ report }: ReportFacts, next: NextSection): readonly Block[] {
  const [first, ...others] = totalsLines(report);
  return [
    line(strong(next('总体').heading), `　${first}`),
    ...[...others, ...periodLines(report)].map((text) => line(text)),
  ];
}

/** Units a report praises by name. */
const MOST_MODELS = 10;

function models({ report: { models: units }, unit }: ReportFacts, next: NextSection): readonly Block[] {
  const names = units.slice(0, MOST_MODELS).map((one) => `${unit(one.unit)}（销号${one.closed}项）`);
  const rest = units.length > MOST_MODELS ? `等${units.length}个单位` : '';
  return [
    line(strong(next('先进').heading), units.length === 0 ? '　无' : '（无红黄灯、当期有销号）'),
    ...(units.length === 0 ? [] : [line(`${names.join('、')}${rest}`)]),
  ];
}

/** 年终: what each unit struck off of what it led, in the standing order. */
function closingRates({ report, unit }: ReportFacts, next: NextSection): readonly Block[] {
  if (report.kind !== 'yearly') return [];
  const rates = report.tallies
    .filter((tally) => runningTasks(tally) > 0)
    .map((tally) => `${unit(tally.unit)}${tally.counts.green}/${runningTasks(tally)}`);
  return [
    line(strong(next('各单位销号').heading), '（销号/牵头）'),
    ...packed('', rates).map((text) => line(text)),
  ];
}

function ranking({ report, material }: ReportFacts, next: NextSection): readonly Block[] {
  if (report.rankings.length === 0) return [];
  return [line(strong(next('单位排名').heading)), ...rankingBlocks(report.rankings, material.directory)];
}
