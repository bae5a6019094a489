import { setImmediate as breathe } from 'node:timers/promises';
import type { Instant } from '../domain/instant.ts';
import type { MovableClock } from '../ports/clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Sets the clock to each minute on the way to `to` and wakes the programme at it, as if that time had gone by; what is
 * due at a minute is done before the next one comes. Time set back just is another time.
 */
export async function letTimePass(
  to: Instant,
  clock: MovableClock,
  tick: () => Promise<void>,
): Promise<void> {
  const first = (Math.floor(clock.now() / MINUTE_MS) + 1) * MINUTE_MS;
  for (let minute = first; minute < to; minute += MINUTE_MS) {
    // What took longer than a minute is not gone back on: the next one may have been done by then.
    if (clock.now() < minute) clock.to(minute);
    await tick();
    // Others may be served in between.
    if (minute % HOUR_MS === 0) await breathe();
  }
  clock.to(to);
  await tick();
}
