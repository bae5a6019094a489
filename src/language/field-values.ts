import { type Day, day as dayKnown, yearOf } from '../domain/day.ts';
import type { Milestone } from '../domain/milestone.ts';
import type { Target } from '../domain/target.ts';
import type { DayContext } from './day-rule.ts';
import { parseDayPhrase } from './days.ts';

const TARGET = /^(\d{1,9}(?:\.\d{1,4})?)([^\d\s%.,、;年月日号]{1,8})$/u;

/** A target as 改 takes it: 5亿元, 1,200户. Undefined without a unit. */
export function readTargetWords(text: string): Target | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/(?<=\d),(?=\d{3})/gu, '');
  const parts = TARGET.exec(plain);
  const amount = Number(parts?.[1]);
  return parts === null || !(amount > 0) ? undefined : { amount, unit: parts[2] ?? '' };
}

const MILESTONE = /([^;，,、。%]+?)(?:前|达到|完成|到|:)*\s*(\d{1,3}(?:\.\d+)?)\s*%/gu;
const BETWEEN = /^[\s;，,、。]*$/u;
/** 6月底, 2026-06-30, 年底, 二季度末: days of the ledger's year. Others (月底, 3天后) count from today. */
const OF_THE_YEAR = /\d\s*月|[一二三四五六七八九十]月|\d[-./]\d|[一二三四1-4]季|年/u;

/**
 * Milestones as 改 takes them: `6月底50%；9月底80%`, days of the ledger's year, in any order. Undefined if any part is not read,
 * a share is over 100 or falls with time, or two stand on one day.
 */
export function readMilestoneWords(
  text: string,
  year: number,
  context: DayContext,
): readonly Milestone[] | undefined {
  const plain = text.normalize('NFKC');
  const found = [...plain.matchAll(MILESTONE)];
  if (found.length === 0 || !BETWEEN.test(plain.replace(MILESTONE, ''))) return undefined;
  const milestones: Milestone[] = [];
  for (const [, phrase = '', share] of found) {
    const due = milestoneDay(phrase.trim(), year, context);
    const percent = Number(share);
    if (due === undefined || percent > 100) return undefined;
    milestones.push({ due, percent });
  }
  const sorted = milestones.toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const falls = sorted.some((one, index) => {
    const before = sorted[index - 1];
    return before !== undefined && (one.due === before.due || one.percent < before.percent);
  });
  return falls ? undefined : sorted;
}

function milestoneDay(phrase: string, year: number, context: DayContext): Day | undefined {
  if (!OF_THE_YEAR.test(phrase)) return parseDayPhrase(phrase, context);
  const found = parseDayPhrase(phrase, { ...context, today: dayKnown(`${year}-01-01`) });
  return found !== undefined && yearOf(found) < year ? undefined : found;
}
