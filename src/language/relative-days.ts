import { addDays, addMonths, type Day, weekdayOf, weekStart } from '../domain/day.ts';
import { addWorkdays, workdayOnOrBefore } from '../domain/work-calendar.ts';
import { type DayContext, type DayRule, NUMBER, numberOf } from './day-rule.ts';

const WEEKDAYS = '一二三四五六日天末';

/** 末 and 天 are Sunday. */
function weekdayNumber(said: string | undefined): number {
  const index = WEEKDAYS.indexOf(said ?? '');
  return Math.min(index, 6) + 1;
}

/** A weekday of the ISO week so many weeks ahead. */
function weekdayAhead(weeks: number, said: string | undefined, today: Day): Day {
  return addDays(weekStart(today), weeks * 7 + weekdayNumber(said) - 1);
}

/** The last working day of a week: what 本周内 asks for. A week without one ends on its Sunday. */
function weekEnd(weeks: number, { today, calendar }: DayContext): Day {
  const sunday = weekdayAhead(weeks, '日', today);
  const worked = workdayOnOrBefore(sunday, calendar);
  return worked >= weekStart(sunday) && worked >= today ? worked : sunday;
}

const NAMED: Readonly<Record<string, number>> = {
  今: 0,
  今天: 0,
  今日: 0,
  今晚: 0,
  当天: 0,
  明: 1,
  明天: 1,
  明日: 1,
  明早: 1,
  明晚: 1,
  后天: 2,
  后日: 2,
  大后天: 3,
};
const WITHIN = '(?:之|以)?[内后]';

function ahead(unit: string | undefined, count: number, today: Day): Day {
  if (unit === undefined || /[天日]/.test(unit)) return addDays(today, count);
  if (/[周拜期]/.test(unit)) return addDays(today, count * 7);
  return addMonths(today, unit === '年' ? count * 12 : count);
}

/** Days counted from today: 明天, 下周五, 3天内, 3个工作日内. */
export const RELATIVE_RULES: readonly DayRule[] = [
  {
    pattern: new RegExp(`^(${Object.keys(NAMED).join('|')})(?:内|下班)?$`),
    day: ([, name], { today }) => addDays(today, NAMED[name ?? ''] ?? 0),
  },
  {
    pattern: new RegExp(`^(本|这|下*)个?(?:周|星期|礼拜)([${WEEKDAYS}])$`),
    day: ([, which, weekday], { today }) => {
      if (which?.startsWith('下')) return weekdayAhead(which.length, weekday, today);
      const thisWeek = weekdayAhead(0, weekday, today);
      // 周五 said on a Saturday is the next one; 本周五 has passed.
      return which === '' && thisWeek < today ? addDays(thisWeek, 7) : thisWeek;
    },
  },
  { pattern: /^[本这]个?(?:周|星期|礼拜)内?$/, day: (_, context) => weekEnd(0, context) },
  {
    pattern: /^(下+)个?(?:周|星期|礼拜)内$/,
    day: ([, next], context) => weekEnd(next?.length ?? 1, context),
  },
  {
    pattern: new RegExp(`^${NUMBER}个?工作日(?:${WITHIN})?$`),
    day: ([, count], { today, calendar }) => {
      const days = numberOf(count);
      return days === undefined || days > 400 ? undefined : addWorkdays(today, days, calendar);
    },
  },
  {
    pattern: new RegExp(`^${NUMBER}(天|日|个?星期|周|个?礼拜|个月|年)${WITHIN}$`),
    day: ([, count, unit], { today }) => {
      const number = numberOf(count);
      return number === undefined ? undefined : ahead(unit, number, today);
    },
  },
  {
    pattern: new RegExp(`^半个?(月|年)${WITHIN}$`),
    day: ([, unit], { today }) => (unit === '年' ? addMonths(today, 6) : addDays(today, 15)),
  },
  {
    pattern: new RegExp(`^${NUMBER}个半月${WITHIN}$`),
    day: ([, count], { today }) => {
      const months = numberOf(count);
      return months === undefined ? undefined : addDays(addMonths(today, months), 15);
    },
  },
  { pattern: /^下班$/, day: (_, { today }) => today },
  {
    pattern: /^周末$/,
    day: (_, { today }) => (weekdayOf(today) === 7 ? today : weekdayAhead(0, '日', today)),
  },
];
