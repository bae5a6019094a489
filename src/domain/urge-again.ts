import type { Day } from './day.ts';
import { dayOf } from './instant.ts';
import type { Task } from './task.ts';
import { type WorkCalendar, workdaysUntil } from './work-calendar.ts';

/** Whether a task may be urged on a day: once a working day, and on rest days not again after the last working day. */
export function mayUrgeAgain(
  task: Pick<Task, 'urged'>,
  today: Day,
  calendar: WorkCalendar,
  zone: string,
): boolean {
  const { at } = task.urged;
  return at === undefined || workdaysUntil(dayOf(at, zone), today, calendar, 1) > 0;
}
