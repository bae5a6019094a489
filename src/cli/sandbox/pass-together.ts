import { askHolder } from '../../control/ask-holder.ts';
import { type Instant, isoOf } from '../../domain/instant.ts';
import type { MovableClock } from '../../ports/clock.ts';
import { CommandFailure } from '../failure.ts';

/** So far apart may two clocks be for a moment: signatures are good for an hour (platforms.md 9.1). */
const STEP_MS = 30 * 60_000;

/**
 * Lets time pass here and in the bot that holds a data folder and rehearses, in step, so that what it sends on the way
 * comes at its own time. Without such a bot, here alone.
 */
export async function passTogether(
  to: Instant,
  clock: MovableClock,
  bot: { readonly folder: string; readonly zone: string },
): Promise<void> {
  let at = clock.now();
  while (at !== to) {
    at = at < to ? Math.min(at + STEP_MS, to) : to;
    clock.to(at);
    const args = { to: isoOf(at, bot.zone) };
    const moved = await askHolder(bot.folder, { command: 'clock', args, cwd: process.cwd() });
    if (moved === undefined) return clock.to(to);
    if (moved.status !== 0) throw new CommandFailure(moved.stderr);
  }
}
