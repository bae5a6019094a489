import type { Day } from '../domain/day.ts';
import type { WorkCalendar } from '../domain/work-calendar.ts';

/** What a sentence is read by: the day it was said, the work calendar, and the names the bot is @-ed by. */
export interface LanguageContext {
  readonly today: Day;
  readonly calendar: WorkCalendar;
  readonly botNames: readonly string[];
}
