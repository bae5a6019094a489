import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startMinuteTicker } from '../../src/schedule/minute-ticker.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A ticker, the times at which it woke (`HH:mm` of Greenwich), and what it logged. */
function aTicker(work: () => void | Promise<void> = () => {}) {
  const woken: string[] = [];
  const logged: string[] = [];
  const log = (_facts: object, message: string): void => {
    logged.push(message);
  };
  const ticker = startMinuteTicker(
    () => {
      woken.push(new Date().toISOString().slice(11, 16));
      return work();
    },
    { info: log, warn: log, error: log },
  );
  return { woken, logged, ...ticker };
}

/** The machine does nothing for so long, as when it sleeps or the loop is blocked: the clock goes on, no timer does. */
function standStill(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

describe('startMinuteTicker', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-24T00:28:30Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('wakes at each whole minute', async () => {
    const { woken, stop } = aTicker();
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(woken).toEqual(['00:29', '00:30', '00:31']);
    await stop();
  });

  it('wakes late rather than not at all where the loop was blocked over the minute', async () => {
    const { woken, stop } = aTicker();
    await vi.advanceTimersByTimeAsync(29 * SECOND);
    standStill(20 * SECOND);
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(woken).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(woken).toEqual(['00:29', '00:30']);
    await stop();
  });

  it('wakes within a minute of waking up from a long sleep, once, and goes on', async () => {
    const { woken, stop } = aTicker();
    await vi.advanceTimersByTimeAsync(MINUTE);
    standStill(9 * HOUR);
    await vi.advanceTimersByTimeAsync(MINUTE);
    const after = woken.slice(1);
    expect(after.length).toBeGreaterThanOrEqual(1);
    expect(after.length).toBeLessThanOrEqual(2);
    expect(after[0]?.startsWith('09:')).toBe(true);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(woken.slice(1).length).toBe(after.length + 5);
    await stop();
  });

  it.each([HOUR, 400 * 24 * HOUR])('goes on from there where the clock was set back by %i ms', async (ms) => {
    const { woken, stop } = aTicker();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    standStill(-ms);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    // Every two minutes at the least.
    expect(woken.length).toBeGreaterThanOrEqual(2 + 5);
    await stop();
  });

  it('is not woken a second time while it is at work, also where the clock was set back meanwhile', async () => {
    let finish = (): void => {};
    const work = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    const { woken, stop } = aTicker(work);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(woken).toEqual(['00:29']);
    standStill(-HOUR);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(woken).toEqual(['00:29']);
    finish();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(woken).toHaveLength(2);
    finish();
    await stop();
  });

  it.each([
    ['refused', () => Promise.reject(new Error('no'))],
    [
      'thrown',
      () => {
        throw new Error('no');
      },
    ],
  ])('logs what a minute has %s, and wakes again', async (_, work) => {
    const { woken, logged, stop } = aTicker(work);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    expect(woken).toEqual(['00:29', '00:30']);
    expect(logged).toEqual(['the work of a minute failed', 'the work of a minute failed']);
    await stop();
  });

  it('wakes at each minute, also where clocks are put back', async () => {
    // 1:30–2:00 comes twice on Lord Howe Island.
    vi.setSystemTime(new Date('2026-04-04T13:30:00Z'));
    const { woken, stop } = aTicker();
    await vi.advanceTimersByTimeAsync(3 * HOUR);
    expect(new Set(woken).size).toBe(180);
    await stop();
  });

  it('sleeps once it is stopped', async () => {
    const { woken, stop } = aTicker();
    await stop();
    standStill(-HOUR);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(woken).toEqual([]);
  });
});
