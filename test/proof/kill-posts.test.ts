import { expect, it } from 'vitest';
import { createDice } from '../support/dice.ts';
import { judgeMorning } from '../support/judge-morning.ts';
import { type KilledMorning, killMornings } from '../support/killed-mornings.ts';

const MORNINGS = Number(process.env['MORNINGS'] ?? 200);
/** ms. A morning's posts are through in about a third of it. */
const LONGEST = 450;

/** How many mornings came to what. */
function tally(mornings: readonly KilledMorning[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { platform, state, reason = '' } of mornings.flatMap(({ slots }) => slots)) {
    const key = `${platform} ${state} ${reason}`.trim();
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

it('ends every slot of hundreds of killed mornings once and honestly, on both platforms', async () => {
  const seed = Number(process.env['SEED'] ?? 20_261_123);
  const offices = [seed, seed + 1].map((one) => killMornings(MORNINGS / 2, LONGEST, createDice(one).share));
  const mornings = (await Promise.all(offices)).flat();
  process.stdout.write(`${JSON.stringify({ seed, ...tally(mornings) }, null, 2)}\n`);
  expect(mornings).toHaveLength(MORNINGS);
  for (const morning of mornings) judgeMorning(morning);
  // The kills struck in the middle of posts, not only before and after them.
  const unsure = mornings.flatMap(({ slots }) => slots).filter(({ state }) => state === 'unknown');
  expect(unsure.length).toBeGreaterThan(0);
});
