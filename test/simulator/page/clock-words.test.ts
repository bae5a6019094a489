import { describe, expect, it } from 'vitest';
import { boxMoment, momentWords, parseBoxMoment } from '../../../src/simulator/page/clock-words.ts';
import { at, MONDAY, ZONE } from './a-page.ts';

describe('momentWords', () => {
  it('tells year, day, weekday and time of the zone', () => {
    expect(momentWords(MONDAY, ZONE)).toEqual(['2026年', '11月23日（周一）10:02']);
    expect(momentWords(at('2026-11-29T23:59'), ZONE)[1]).toBe('11月29日（周日）23:59');
  });
});

describe('parseBoxMoment', () => {
  it('reads what boxMoment writes', () => {
    expect(parseBoxMoment(boxMoment(MONDAY, ZONE), ZONE)).toBe(MONDAY);
  });

  it('takes seconds, which some browsers add', () => {
    expect(parseBoxMoment('2026-11-23T10:02:30', ZONE)).toBe(MONDAY);
  });

  it.each([
    '',
    '2026-11-23',
    '2026-11-23T24:00',
    '2026-02-30T10:00',
    '2026-11-23T10:02+08:00',
    '23.11.2026 10:02',
  ])('takes %j for no moment', (text) => {
    expect(parseBoxMoment(text, ZONE)).toBeUndefined();
  });
});
