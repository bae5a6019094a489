import { type Day, dayFrom, yearOf } from '../../domain/day.ts';
import { takeDay } from '../day-in-words.ts';
import { parseDayPhrase } from '../days.ts';
import type { LanguageContext } from '../language-context.ts';
import { foldPunctuation } from '../normalise.ts';

/** The day that a field is set to, as it was written, and the words behind it. */
interface DayValue {
  readonly day: Day;
  readonly value: string;
  readonly rest?: string;
  /** 11月20日 said on the 23rd: it may be a day that has passed. */
  readonly far: boolean;
}

const SPACED_OFF = /^(\S+?)[\s,，;；。]+(.+)$/u;

/** Reads 12月20日, and 12月20日 常务会议定. A start may lie behind us: 3月1日 is of this year. */
export function readDayValue(
  field: 'due' | 'start',
  text: string,
  context: LanguageContext,
): DayValue | undefined {
  const parse = field === 'due' ? parseDayPhrase : startDay;
  const whole = parse(text, context);
  const far = field === 'due' && takeDay(foldPunctuation(text), 0, context)?.value.far === true;
  if (whole !== undefined) return { day: whole, value: text, far };
  const [, value, rest] = SPACED_OFF.exec(text) ?? [];
  const day = value === undefined ? undefined : parse(value, context);
  return value === undefined || rest === undefined || day === undefined
    ? undefined
    : { day, value, rest, far };
}

function startDay(text: string, context: LanguageContext): Day | undefined {
  const said = /(20\d\d)\s*[年\-./]/.exec(text)?.[1];
  const absolute = /月|\d[-./]\d/.test(text) && !/[本这下上]个?月/.test(text);
  const year = said === undefined ? yearOf(context.today) : Number(said);
  const today = (absolute ? dayFrom(year, 1, 1) : undefined) ?? context.today;
  return parseDayPhrase(text, { ...context, today });
}
