import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/instant.ts';
import type { MovableClock } from '../../src/ports/clock.ts';
import { letTimePass } from '../../src/schedule/let-time-pass.ts';
import { at } from '../support/a-task.ts';

const SECOND = 1000;
const MINUTE = 60_000;

/** A clock that stands still unless it is set. */
function aClock(start: string): MovableClock & { now(): Instant } {
  let now = at(start);
  return {
    now: () => now,
    to: (moment) => {
      now = moment;
    },
  };
}

/** `08:30:15`. */
const timeOf = (moment: Instant): string => new Date(moment + 8 * 60 * MINUTE).toISOString().slice(11, 19);

/** Lets time pass and gives the times at which the programme was woken. */
async function wakings(clock: MovableClock, to: Instant): Promise<readonly string[]> {
  const woken: string[] = [];
  await letTimePass(to, clock, async () => {
    woken.push(timeOf(clock.now()));
  });
  return woken;
}

describe('letTimePass', () => {
  it('wakes at every minute on the way, and at the end', async () => {
    const clock = aClock('2026-11-24 08:27');
    expect(await wakings(clock, at('2026-11-24 08:30'))).toEqual(['08:28:00', '08:29:00', '08:30:00']);
    expect(clock.now()).toBe(at('2026-11-24 08:30'));
  });

  it('wakes at whole minutes, whenever it begins and ends', async () => {
    const clock = aClock('2026-11-24 08:27');
    clock.to(clock.now() + 59 * SECOND);
    const end = at('2026-11-24 08:29') + 30 * SECOND;
    expect(await wakings(clock, end)).toEqual(['08:28:00', '08:29:00', '08:29:30']);
    expect(await wakings(clock, end + SECOND)).toEqual(['08:29:31']);
  });

  it('wakes once where no time passes', async () => {
    const clock = aClock('2026-11-24 08:30');
    expect(await wakings(clock, clock.now())).toEqual(['08:30:00']);
  });

  it('goes back at once, and wakes there', async () => {
    const clock = aClock('2026-11-24 08:30');
    expect(await wakings(clock, at('2026-11-23 10:00'))).toEqual(['10:00:00']);
    expect(clock.now()).toBe(at('2026-11-23 10:00'));
  });

  it('does what is due at a minute before the next one comes', async () => {
    const clock = aClock('2026-11-24 08:00');
    const story: string[] = [];
    await letTimePass(at('2026-11-24 08:02'), clock, async () => {
      story.push(`from ${timeOf(clock.now())}`);
      await new Promise((resolve) => setImmediate(resolve));
      story.push(`to ${timeOf(clock.now())}`);
    });
    expect(story).toEqual(['from 08:01:00', 'to 08:01:00', 'from 08:02:00', 'to 08:02:00']);
  });

  it('does not go back where a minute took longer than one', async () => {
    const clock = aClock('2026-11-24 08:00');
    const woken: string[] = [];
    await letTimePass(at('2026-11-24 08:06'), clock, async () => {
      woken.push(timeOf(clock.now()));
      if (woken.length === 1) clock.to(clock.now() + 150 * SECOND);
    });
    const onTheWay = ['08:01:00', '08:03:30', '08:03:30', '08:04:00', '08:05:00', '08:06:00'];
    expect(woken).toEqual(onTheWay);
  });

  it('lets others be served in between', async () => {
    const clock = aClock('2026-11-23 10:00');
    let servedAt: string | undefined;
    setImmediate(() => {
      servedAt = new Date(clock.now()).toISOString();
    });
    await letTimePass(at('2026-11-24 08:30'), clock, async () => {});
    expect(servedAt).toBe(new Date(at('2026-11-23 11:00')).toISOString());
  });

  it('ends where waking fails', async () => {
    const clock = aClock('2026-11-24 08:00');
    const broken = letTimePass(at('2026-11-24 08:30'), clock, () => Promise.reject(new Error('no')));
    await expect(broken).rejects.toThrow('no');
  });

  it('passes a year within the time of a test', async () => {
    const clock = aClock('2026-01-01 00:00');
    let woken = 0;
    await letTimePass(at('2027-01-01 00:00'), clock, async () => {
      woken += 1;
    });
    expect(woken).toBe(365 * 24 * 60);
  });
});
