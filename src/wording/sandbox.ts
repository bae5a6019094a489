import { type Day, daysBetween } from '../domain/day.ts';
import { dayText, weekdayText } from './days.ts';

/** 「快进到明早 8:30」: the button that leads to a morning's posts. */
export function morningLabel(morning: Day, time: string, today: Day): string {
  return `快进到${morningName(morning, today)}早 ${time.replace(/^0/, '')}`;
}

function morningName(morning: Day, today: Day): string {
  const ahead = daysBetween(today, morning);
  if (ahead === 0) return '今';
  if (ahead === 1) return '明';
  return ahead < 7 ? weekdayText(morning) : dayText(morning);
}
