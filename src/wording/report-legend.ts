import { type Block, line, tinted } from '../domain/message.ts';
import { type RuleSet, rulesOn } from '../domain/rules.ts';
import type { ReportFacts } from './report-facts.ts';

/** What the lamps mean by the rules in force; only milestones or a target make a task red for being behind. */
function legendText({ dueWorkdays, errandDueWorkdays, yellowLag, redLag }: RuleSet): string {
  const errands = errandDueWorkdays === dueWorkdays ? '' : `（限时件${errandDueWorkdays}个）`;
  return [
    `红：逾期，有节点或指标的滞后${redLag}点以上`,
    `黄：${dueWorkdays}个工作日内到期${errands}、滞后${yellowLag}点以上、未按期报`,
    '绿：已销号',
  ].join('；');
}

/** The legend of a report's day. */
export function reportLegend({ material: { key, bench } }: Pick<ReportFacts, 'material'>): string {
  return legendText(rulesOn(key.day, bench.rules));
}

/** The legend, and whom to ask. */
export function footBlocks(facts: Pick<ReportFacts, 'material'>): readonly Block[] {
  const { short, phone } = facts.material.signature;
  const office = [short, phone].filter((part) => part !== undefined && part !== '').join(' ');
  return [reportLegend(facts), office]
    .filter((part) => part !== '')
    .map((part) => line(tinted('comment', part)));
}
