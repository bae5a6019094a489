import type { Day } from './day.ts';
import { addWorkdays, type WorkCalendar } from './work-calendar.ts';

const AFTER_RETURN = 3;
const AFTER_REVISIT = 10;

/** 退回: the day by which the work is mended, unless another is said: three working days. */
export function mendByAfterReturn(today: Day, calendar: WorkCalendar): Day {
  return addWorkdays(today, AFTER_RETURN, calendar);
}

/** 回访不属实: the new due, unless another is said: ten working days. */
export function dueAfterRevisit(today: Day, calendar: WorkCalendar): Day {
  return addWorkdays(today, AFTER_REVISIT, calendar);
}
