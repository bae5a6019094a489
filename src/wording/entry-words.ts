import type { Day } from '../domain/day.ts';
import type { EntryKind } from '../domain/history.ts';
import { dayWithWeekday, dueText } from './days.ts';
import { entryWritten } from './entry-written.ts';
import { typedNo } from './office-words.ts';
import { shortened } from './task-lines.ts';
import type { Written } from './written-facts.ts';

/** What people wrote, at most two lines of it on the screen. */
const LONGEST_NOTE = 60;

/** What was said with it, behind a lead; nothing where nothing was. */
export function noteOf(written: Written, kind: EntryKind, lead = ''): readonly string[] {
  const note = entryWritten(written, kind)?.note;
  return note === undefined || note === '' ? [] : [`${lead}${shortened(note, LONGEST_NOTE)}`];
}

/** The task's number, as it is typed. */
export const numberIn = ({ after, openYear }: Written): string => typedNo(after, openYear);
/** The task's due, with what is left of it. */
export const dueIn = ({ after, today }: Written): string => dueText(after, today);

/** `时限 12月20日（周日）`; nothing without a day. */
export const dayBehind = (day: Day | undefined, word: string): string =>
  day === undefined ? '' : `${word} ${dayWithWeekday(day)}`;
