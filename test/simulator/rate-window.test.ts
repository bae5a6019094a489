import { describe, expect, it } from 'vitest';
import { createRateWindow } from '../../src/simulator/rate-window.ts';
import { NOON } from './a-tiny-vendor.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const passes = (window: ReturnType<typeof createRateWindow>, count: number, now: number, key = 'k'): number =>
  Array.from({ length: count }, () => window.mayPass(key, now)).filter(Boolean).length;

describe('createRateWindow', () => {
  it('lets so many pass in a minute', () => {
    const window = createRateWindow({ limit: 20, windowMs: MINUTE });
    expect(passes(window, 25, NOON)).toBe(20);
    expect(passes(window, 1, NOON + MINUTE - 1)).toBe(0);
    expect(passes(window, 25, NOON + MINUTE)).toBe(20);
  });

  it('slides: each that passed makes room for one, a minute later', () => {
    const window = createRateWindow({ limit: 2, windowMs: MINUTE });
    expect(passes(window, 1, NOON)).toBe(1);
    expect(passes(window, 2, NOON + 30 * SECOND)).toBe(1);
    expect(passes(window, 2, NOON + MINUTE)).toBe(1);
    expect(passes(window, 1, NOON + 90 * SECOND - 1)).toBe(0);
    expect(passes(window, 2, NOON + 90 * SECOND)).toBe(1);
  });

  it('does not count what it refused, unless there is a ban', () => {
    const window = createRateWindow({ limit: 1, windowMs: MINUTE });
    passes(window, 1, NOON);
    for (let at = 1; at < 60; at += 1) expect(passes(window, 1, NOON + at * SECOND)).toBe(0);
    expect(passes(window, 1, NOON + MINUTE)).toBe(1);
    expect(window.isBanned('k', NOON + 1)).toBe(false);
  });

  it('keeps keys apart', () => {
    const window = createRateWindow({ limit: 1, windowMs: MINUTE, banMs: MINUTE });
    expect(passes(window, 2, NOON, 'a')).toBe(1);
    expect(window.isBanned('a', NOON)).toBe(true);
    expect(window.isBanned('b', NOON)).toBe(false);
    expect(passes(window, 1, NOON, 'b')).toBe(1);
  });

  it('bans for ten minutes whoever passed the limit', () => {
    const window = createRateWindow({ limit: 20, windowMs: MINUTE, banMs: 10 * MINUTE });
    expect(passes(window, 20, NOON)).toBe(20);
    expect(window.isBanned('k', NOON)).toBe(false);
    expect(passes(window, 1, NOON)).toBe(0);
    expect(window.isBanned('k', NOON)).toBe(true);
    // What is refused in the ban does not make it longer.
    expect(passes(window, 5, NOON + 9 * MINUTE)).toBe(0);
    expect(window.isBanned('k', NOON + 10 * MINUTE - 1)).toBe(true);
    expect(window.isBanned('k', NOON + 10 * MINUTE)).toBe(false);
    expect(passes(window, 25, NOON + 10 * MINUTE)).toBe(20);
  });

  it('bans when told to', () => {
    const window = createRateWindow({ limit: 20, windowMs: MINUTE, banMs: 10 * MINUTE });
    window.ban('k', NOON);
    expect(passes(window, 1, NOON)).toBe(0);
    expect(passes(window, 1, NOON + 10 * MINUTE)).toBe(1);
  });

  it('counts nothing when only asked', () => {
    const window = createRateWindow({ limit: 1, windowMs: MINUTE, banMs: MINUTE });
    for (let at = 0; at < 10; at += 1) expect(window.isBanned('k', NOON)).toBe(false);
    expect(passes(window, 1, NOON)).toBe(1);
  });

  it('knows no ban in a time that was set back before it', () => {
    const window = createRateWindow({ limit: 1, windowMs: MINUTE, banMs: 10 * MINUTE });
    expect(passes(window, 2, NOON)).toBe(1);
    expect(window.isBanned('k', NOON - 24 * 60 * MINUTE)).toBe(false);
    expect(passes(window, 1, NOON - 24 * 60 * MINUTE)).toBe(1);
    expect(window.isBanned('k', NOON + 1)).toBe(true);
  });

  it('does not count what was in a time that was set back', () => {
    const window = createRateWindow({ limit: 2, windowMs: MINUTE });
    expect(passes(window, 2, NOON)).toBe(2);
    expect(passes(window, 3, NOON - MINUTE)).toBe(2);
  });
});
