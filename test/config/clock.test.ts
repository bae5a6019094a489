import { describe, expect, it } from 'vitest';
import { createClock, isRehearsal, rehearsalStart } from '../../src/config/clock.ts';
import { ConfigError } from '../../src/config/mistake.ts';

describe('createClock', () => {
  it('tells the time of the machine', () => {
    let machine = 1_000;
    const clock = createClock({}, () => machine);
    expect(clock.now()).toBe(1_000);
    machine = 2_500;
    expect(clock.now()).toBe(2_500);
  });

  it('begins at DUBAN_NOW and runs on from there', () => {
    let machine = 1_000;
    const clock = createClock({ DUBAN_NOW: '2026-11-23T10:00:00+08:00' }, () => machine);
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-23T02:00:00.000Z');
    machine += 90_000;
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-23T02:01:30.000Z');
  });

  it.each(['2026-11-23', '2026-11-23T10:00:00', '10:00', 'tomorrow'])(
    'refuses %s, which is no moment',
    (text) => {
      expect(() => createClock({ DUBAN_NOW: text })).toThrow(ConfigError);
      expect(() => createClock({ DUBAN_NOW: text })).toThrow(/DUBAN_NOW：不是带时区的时刻/);
    },
  );

  it('is set to a moment, and runs on from there', () => {
    let machine = 1_000;
    const clock = createClock({}, () => machine);
    machine = 5_000;
    clock.to(100_000);
    expect(clock.now()).toBe(100_000);
    machine += 250;
    expect(clock.now()).toBe(100_250);
  });

  it('is set back, and forward again', () => {
    let machine = 1_000_000;
    const clock = createClock({}, () => machine);
    clock.to(10);
    machine += 5;
    expect(clock.now()).toBe(15);
    clock.to(2_000_000);
    machine += 5;
    expect(clock.now()).toBe(2_000_005);
  });

  it('is set in a rehearsal as well', () => {
    let machine = 1_000;
    const clock = createClock({ DUBAN_NOW: '2026-11-23T10:00:00+08:00' }, () => machine);
    const morning = Date.parse('2026-11-24T08:30:00+08:00');
    clock.to(morning);
    machine += 60_000;
    expect(clock.now()).toBe(morning + 60_000);
  });

  it('is one of its own: another is not set with it', () => {
    const [one, other] = [createClock({}, () => 1_000), createClock({}, () => 1_000)];
    one.to(9_000);
    expect([one.now(), other.now()]).toEqual([9_000, 1_000]);
  });

  it('keeps the time of the machine where it is not told another', () => {
    const before = Date.now();
    const now = createClock({}).now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});

describe('isRehearsal', () => {
  it.each([
    [{ DUBAN_NOW: '2026-11-23T10:00:00+08:00' }, true],
    [{ DUBAN_NOW: 'tomorrow' }, true],
    [{ DUBAN_NOW: '' }, false],
    [{}, false],
  ])('of %j is %s', (env, rehearses) => {
    expect(isRehearsal(env)).toBe(rehearses);
  });
});

describe('rehearsalStart', () => {
  it('is the moment, whatever its offset', () => {
    const noon = Date.parse('2026-11-23T12:00:00+08:00');
    expect(rehearsalStart({ DUBAN_NOW: '2026-11-23T12:00:00+08:00' })).toBe(noon);
    expect(rehearsalStart({ DUBAN_NOW: '2026-11-23T04:00:00Z' })).toBe(noon);
  });

  it('is none without the variable, and a mistake where it is no moment', () => {
    expect(rehearsalStart({})).toBeUndefined();
    expect(rehearsalStart({ DUBAN_NOW: 'noon' })).toMatchObject({ path: 'DUBAN_NOW' });
  });
});
