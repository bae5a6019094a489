import { type Day, yearOf } from '../../domain/day.ts';
import { type WorkCalendar, yearsToCover } from '../../domain/work-calendar.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, wrong, attention } = findingsOf('calendar');

/** Whether the holiday tables are there: this year's, and from 1 November the coming one's. */
export function checkCalendar(today: Day, calendar: WorkCalendar, dataFolder: string): readonly Finding[] {
  const missing = yearsToCover(today, calendar);
  const year = yearOf(today);
  if (missing.length === 0) {
    const covered = calendar.covers(year + 1) ? `${year}、${year + 1}` : `${year}`;
    return [ok(`工作日历：有${covered}年的节假日表`)];
  }
  return missing.map((one) =>
    (one === year ? wrong : attention)(
      `工作日历：缺${one}年节假日表，只有法定节日当天按休息算，调休没有计入`,
      `按国务院办公厅的通知写 ${dataFolder}/holidays/${one}.json 并重启；样子见随程序的 config/holidays/example.json`,
    ),
  );
}
