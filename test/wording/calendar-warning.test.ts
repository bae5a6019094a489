import { describe, expect, it } from 'vitest';
import { createOfficeCalendar } from '../../src/config/office-calendar.ts';
import { day } from '../../src/domain/day.ts';
import { calendarWarning } from '../../src/wording/calendar-warning.ts';

const shipped = createOfficeCalendar([]);
const warnings = (on: string, calendar = shipped) => calendarWarning(day(on), calendar);

describe('calendarWarning', () => {
  it('says from 1 November what to write for the coming year, and where an example is', () => {
    expect(warnings('2026-10-31')).toEqual([]);
    const [warning, ...others] = warnings('2026-11-01');
    expect(others).toEqual([]);
    expect(warning).toMatch(/^缺2027年节假日表：/);
    expect(warning).toContain('holidays/2027.json');
    expect(warning).toContain('国务院办公厅');
    expect(warning).toContain('config/holidays/example.json');
  });

  it('goes on in the year itself, until its table is there', () => {
    expect(warnings('2027-03-01').map((one) => one.slice(0, 6))).toEqual(['缺2027年']);
    expect(warnings('2027-11-01').map((one) => one.slice(0, 6))).toEqual(['缺2027年', '缺2028年']);
    const own = createOfficeCalendar([{ year: 2027, rest: [], work: [], festivals: {} }]);
    expect(warnings('2026-11-01', own)).toEqual([]);
    expect(warnings('2027-10-31', own)).toEqual([]);
    expect(warnings('2027-12-31', own).map((one) => one.slice(0, 6))).toEqual(['缺2028年']);
  });
});
