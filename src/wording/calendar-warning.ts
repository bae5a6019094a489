import type { Day } from '../domain/day.ts';
import { type WorkCalendar, yearsToCover } from '../domain/work-calendar.ts';

/**
 * What the engineer is told, at each start, each day and by `doctor`, while a holiday table is missing that should be there: this year's, or
 * from 1 November the coming one's; a sentence a year, and none when all is well.
 */
export function calendarWarning(today: Day, calendar: Pick<WorkCalendar, 'covers'>): readonly string[] {
  return yearsToCover(today, calendar).map(
    (year) =>
      `缺${year}年节假日表：${year}年只有法定节日当天按休息算，连休、调休上班日都没有计入，提醒和“几个工作日内”会有出入。` +
      `请按国务院办公厅关于${year}年部分节假日安排的通知，写数据文件夹的 holidays/${year}.json 并重启；` +
      '样子见随程序的 config/holidays/example.json',
  );
}

/** The same in a line for supervisors, under drafts and 「推送」: they cannot mend it themselves. */
export function calendarReminder(today: Day, calendar: Pick<WorkCalendar, 'covers'>): readonly string[] {
  return yearsToCover(today, calendar).map(
    (year) => `缺${year}年节假日表，到时提醒日期会有出入，请转告运维补上`,
  );
}
