import type { Instant } from '../../domain/instant.ts';
import type { Act } from './act.ts';
import { boxMoment, parseBoxMoment } from './clock-words.ts';
import type { Fields } from './read-fields.ts';
import type { SandboxParts } from './sandbox-parts.ts';
import { REFUSALS } from './words.ts';

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** Lets time pass to `to` (a moment in the zone), or with `morning` to the next morning's posts. */
export const moveClock: Act = async (fields, parts, desk) => {
  const { simulator, zone } = parts;
  if (parts.nextMorning === undefined) return { kind: 'wrong', sentence: REFUSALS.clockFixed };
  const to = destination(fields, parts);
  if (typeof to === 'string') return { kind: 'wrong', sentence: to };
  if (desk.isMoving()) return { kind: 'wrong', status: 409, sentence: REFUSALS.clockBusy };
  desk.setMoving(true);
  try {
    await simulator.clock.to(to);
  } finally {
    desk.setMoving(false);
  }
  return { kind: 'done', facts: { now: boxMoment(simulator.clock.now(), zone) } };
};

/** The moment, or what is wrong with it. */
function destination(
  { to = '', morning }: Fields,
  { simulator, zone, nextMorning }: SandboxParts,
): Instant | string {
  const now = simulator.clock.now();
  const at = morning === undefined ? parseBoxMoment(to, zone) : nextMorning?.(now).at;
  if (at === undefined) return REFUSALS.notMoment;
  if (at <= now) return REFUSALS.notLater;
  return at - now > MOST_DAYS * DAY_MS ? REFUSALS.tooFar(MOST_DAYS) : at;
}
