import { takeAmount } from './amounts.ts';
import type { ProgressValue } from './command.ts';
import { CHINESE_NUMERAL, parseNumeral } from './numerals.ts';
import { type PercentsSaid, takePercents, wholePercent } from './percents.ts';
import { type Taken, takeMatch } from './taken.ts';

/** A value of progress as said: several values where a range was given; not `exact` where it has to be asked. */
export interface ValueSaid {
  readonly values: readonly ProgressValue[];
  readonly exact: boolean;
  /** 200户: a count, which may also begin a sentence. */
  readonly counted: boolean;
}

const FROM = /(?:从|由|自)\s?(?:原来|原先|之前|上周|上次|上月|前期)?的?\s?/y;
const BARE = /\d{1,3}(?![\d.])/y;
const TO =
  /\s?的?\s?(?:→|->|-+>|=>|到|至|(?:提升|提高|上升|增加|增长|推进|更新|调整|变更)[到至为]|[涨变升干做][到至]|增至|变[为成]|改[为成]|更新)\s?(?:了|目前的?|现在的?|本周的?)?\s?/y;
/** What tells 45%→60% (it went up) from 45%到60% (somewhere between). */
const UNMISTAKABLE = /→|>|[提上增升推更调变改涨]/;

const UNCHANGED =
  /(?:进度|进展|目前|当前|暂时?|本[周期月]|仍|还是|情况|与?上[周期次月](?:相比)?|较上[周期次月]|(?:和|跟|同)上[周期次月])*(?:(?:暂?无|没有?|未有|未发生)(?:任何|明显|大的|新的|新|什么|啥)?(?:变化|进展|变动|更新)|维持不变|保持不变|不变|持平|没变|未变|一样(?!的))/y;

/** Reads the value at a position: 60%, 从45%到60%, 3.2亿元, 无变化. A glued minus (12号-60%) is not trusted. */
export function takeValue(key: string, at: number): Taken<ValueSaid> | undefined {
  const risen = takeRisen(key, at);
  if (risen) return risen;
  const percents = takePercents(key, at);
  if (percents) return percentValue(key, at, percents);
  const amount = takeAmount(key, at);
  if (amount) {
    const { counted } = amount.value;
    return said(amount.end, true, { kind: 'amount', amount: amount.value.amount }, counted);
  }
  const unchanged = takeMatch(UNCHANGED, key, at);
  return unchanged && said(at + unchanged[0].length, true, { kind: 'unchanged' });
}

const BARE_PERCENT = new RegExp(
  `(-\\s?)?(\\d{1,4}(?:\\.\\d+)?|${CHINESE_NUMERAL}{1,5})(?=$|[\\s,;。!)、](?!\\d{3}(?!\\d)))`,
  'y',
);

/** A bare number, which is a percentage only right behind 进度 12. */
export function takeBarePercent(key: string, at: number): Taken<ValueSaid> | undefined {
  const match = takeMatch(BARE_PERCENT, key, at);
  const number = match && (/^\d/.test(match[2] ?? '') ? Number(match[2]) : parseNumeral(match[2] ?? ''));
  if (match === undefined || number === undefined) return undefined;
  const percent = wholePercent(number) * (match[1] === undefined ? 1 : -1);
  // 进度 12 3.2 may want its 亿元.
  return said(at + match[0].length, Number.isInteger(number), { kind: 'percent', percent });
}

function percentValue(key: string, at: number, { value, end }: Taken<PercentsSaid>): Taken<ValueSaid> {
  const glued = key[at] === '-' && at > 0 && !/[\s:,]/.test(key[at - 1] ?? '');
  const percents = glued ? value.percents.map(Math.abs) : value.percents;
  return {
    value: {
      values: percents.map((percent) => ({ kind: 'percent', percent })),
      exact: !value.vague && !glued && percents.length === 1,
      counted: false,
    },
    end,
  };
}

/** 从45%到60%, 45%→60%, 由45提高到60%: the later figure. */
function takeRisen(key: string, at: number): Taken<ValueSaid> | undefined {
  const from = takeMatch(FROM, key, at);
  const start = at + (from?.[0].length ?? 0);
  const first = takePercents(key, start);
  const bare = takeMatch(BARE, key, start);
  // 45%到60% is read as a range where 从 is missing; behind 从 its second figure is the value.
  if (from && first && first.value.percents.length === 2) {
    return percentValue(key, start, {
      ...first,
      value: { percents: first.value.percents.slice(1), vague: false },
    });
  }
  const firstEnd = first?.end ?? (bare && start + bare[0].length);
  if (firstEnd === undefined) return undefined;
  const to = takeMatch(TO, key, firstEnd);
  if (to === undefined || (from === undefined && !UNMISTAKABLE.test(to[0]))) return undefined;
  const second = takePercents(key, firstEnd + to[0].length);
  return second && percentValue(key, firstEnd + to[0].length, second);
}

function said(end: number, exact: boolean, value: ProgressValue, counted = false): Taken<ValueSaid> {
  return { value: { values: [value], exact, counted }, end };
}
