import type { Day } from './day.ts';
import { addWorkdays, type WorkCalendar } from './work-calendar.ts';

/** 特急 · 急 · 一般 · 复杂: how long a 限时件 may take. */
export type ErrandUrgency = 'flash' | 'urgent' | 'plain' | 'complex';

/** Working days, the day after its assignment being the first. */
export const ERRAND_WORKDAYS: Readonly<Record<ErrandUrgency, number>> = {
  flash: 1,
  urgent: 3,
  plain: 7,
  complex: 15,
};

/** The day a 限时件 assigned today is due; without a word of its urgency it is 一般. */
export function errandDue(today: Day, urgency: ErrandUrgency | undefined, calendar: WorkCalendar): Day {
  return addWorkdays(today, ERRAND_WORKDAYS[urgency ?? 'plain'], calendar);
}
