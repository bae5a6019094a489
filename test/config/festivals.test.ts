import { describe, expect, it } from 'vitest';
import { festivalsOf, lawfulRest } from '../../src/config/festivals.ts';

/** 春节, 清明, 端午, 中秋 as two other almanacs give them. */
const MOVING: readonly (readonly [year: number, days: string])[] = [
  [2024, '02-10 04-04 06-10 09-17'],
  [2025, '01-29 04-04 05-31 10-06'],
  [2026, '02-17 04-05 06-19 09-25'],
  [2027, '02-06 04-05 06-09 09-15'],
  [2028, '01-26 04-04 05-28 10-03'],
  [2029, '02-13 04-04 06-16 09-22'],
  [2030, '02-03 04-05 06-05 09-12'],
  [2031, '01-23 04-05 06-24 10-01'],
  [2032, '02-11 04-04 06-12 09-19'],
  [2033, '01-31 04-04 06-01 09-08'],
  [2034, '02-19 04-05 06-20 09-27'],
  [2035, '02-08 04-05 06-10 09-16'],
  [2036, '01-28 04-04 05-30 10-04'],
  [2037, '02-15 04-04 06-18 09-24'],
  [2038, '02-04 04-05 06-07 09-13'],
  [2039, '01-24 04-05 05-27 10-02'],
  [2040, '02-12 04-04 06-14 09-20'],
];

describe('festivalsOf', () => {
  it.each(MOVING)('in %i has the moving festivals on %s', (year, days) => {
    const { 春节, 清明, 端午, 中秋 } = festivalsOf(year);
    expect([春节, 清明, 端午, 中秋]).toEqual(days.split(' ').map((one) => `${year}-${one}`));
  });

  it('has the fixed ones every year', () => {
    const { 元旦, 劳动节, 国庆 } = festivalsOf(2033);
    expect([元旦, 劳动节, 国庆]).toEqual(['2033-01-01', '2033-05-01', '2033-10-01']);
  });

  it('knows 2000 to 2199 and no other year', () => {
    for (let year = 2000; year <= 2199; year += 1) expect(Object.keys(festivalsOf(year))).toHaveLength(7);
    for (const year of [-1, 0, 1999, 2200, 9999]) expect(festivalsOf(year)).toEqual({});
  });
});

describe('lawfulRest', () => {
  it('is the thirteen days of the law, with the eve of 春节', () => {
    expect(lawfulRest(2027)).toEqual(
      '2027-01-01 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-04-05 2027-05-01 2027-05-02 2027-06-09 2027-09-15 2027-10-01 2027-10-02 2027-10-03'.split(
        ' ',
      ),
    );
  });
});
