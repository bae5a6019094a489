import { schedule } from 'node-cron';
import type { Logger } from '../ports/logger.ts';

const MINUTE_MS = 60_000;

/**
 * Wakes the programme at each minute of the machine's clock, never a second time while it is at work; decides nothing.
 * A minute slept through is not dropped: node-cron skips a run that is a second late unless it is told how late one may
 * be. It runs on Greenwich time, since of an hour that a zone's clocks show twice node-cron wakes in one only.
 */
export function startMinuteTicker(
  tick: () => void | Promise<void>,
  logger: Logger,
): { stop(): Promise<void> } {
  let atWork = false;
  let wokenAt = performance.now();
  const wake = async (): Promise<void> => {
    if (atWork) return;
    atWork = true;
    wokenAt = performance.now();
    try {
      await tick();
    } catch (error) {
      logger.error({ error }, 'the work of a minute failed');
    } finally {
      atWork = false;
    }
  };
  const task = schedule('* * * * *', wake, {
    timezone: 'UTC',
    noOverlap: true,
    name: 'minute',
    missedExecutionTolerance: 10 * MINUTE_MS,
    suppressMissedWarning: true,
    logger: SILENT,
  });
  // After the clock was set back node-cron sleeps until it shows again what it showed; so it does in the hour that the
  // machine's own zone shows twice.
  const watch = setInterval(() => {
    if (performance.now() - wokenAt > 1.5 * MINUTE_MS) void wake();
  }, MINUTE_MS / 2);
  return {
    stop: async () => {
      clearInterval(watch);
      await task.destroy();
    },
  };
}

const ignore = (): void => {};
/** A line for each minute of a night slept through, or that work took longer than a minute, says nothing. */
const SILENT = { info: ignore, warn: ignore, error: ignore, debug: ignore };
