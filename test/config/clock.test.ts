import { describe, expect, it } from 'vitest';
import { createClock } from '../../src/config/clock.ts';
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
});
