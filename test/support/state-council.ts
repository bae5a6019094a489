/**
 * The work calendar by the State Council General Office's own notices, typed from their text as the Xinhua agency carried
 * it, day spans as they stand there. It shares nothing with the package of holiday tables or with the code under test, not
 * even the reckoning of weekdays.
 */
interface Notice {
  readonly year: number;
  readonly number: string;
  /** First and last day off, `MM-DD`. */
  readonly off: Readonly<Record<string, readonly [first: string, last: string]>>;
  /** Saturdays and Sundays worked. */
  readonly worked: readonly string[];
}

const NOTICES: readonly Notice[] = [
  {
    year: 2025,
    // Of 12 November 2024: 国务院办公厅关于2025年部分节假日安排的通知.
    number: '国办发明电〔2024〕12号',
    off: {
      元旦: ['01-01', '01-01'],
      春节: ['01-28', '02-04'],
      清明节: ['04-04', '04-06'],
      劳动节: ['05-01', '05-05'],
      端午节: ['05-31', '06-02'],
      国庆节和中秋节: ['10-01', '10-08'],
    },
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    // Of 4 November 2025: 国务院办公厅关于2026年部分节假日安排的通知.
    number: '国办发明电〔2025〕7号',
    off: {
      元旦: ['01-01', '01-03'],
      春节: ['02-15', '02-23'],
      清明节: ['04-04', '04-06'],
      劳动节: ['05-01', '05-05'],
      端午节: ['06-19', '06-21'],
      中秋节: ['09-25', '09-27'],
      国庆节: ['10-01', '10-07'],
    },
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
];

/** Every day of 2025 and 2026 in order, `YYYY-MM-DD`, with whether the notices have it worked. */
export const OFFICIAL_DAYS: readonly { readonly day: string; readonly worked: boolean }[] =
  NOTICES.flatMap(daysOf);

export const OFFICIAL_WORKDAYS: readonly string[] = OFFICIAL_DAYS.filter(({ worked }) => worked).map(
  ({ day }) => day,
);

function daysOf({ year, off, worked }: Notice) {
  return Array.from({ length: 365 }, (_, index) => {
    const date = new Date(Date.UTC(year, 0, 1 + index));
    const day = date.toISOString().slice(0, 10);
    const monthDay = day.slice(5);
    const isOff = Object.values(off).some(([first, last]) => monthDay >= first && monthDay <= last);
    const plainWorkday = date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
    return { day, worked: worked.includes(monthDay) || (plainWorkday && !isOff) };
  });
}
