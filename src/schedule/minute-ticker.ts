import { type ScheduledTask, schedule } from 'node-cron';

/**
 * Wakes the programme once a minute; decides nothing. A minute that the machine slept through is not dropped: node-cron
 * skips a run that is a second late unless it is told how late one may be.
 */
export function startMinuteTicker(tick: () => void | Promise<void>, zone: string): { stop(): Promise<void> } {
  const task: ScheduledTask = schedule('* * * * *', tick, {
    timezone: zone,
    noOverlap: true,
    name: 'minute',
    missedExecutionTolerance: 10 * 60_000,
  });
  return {
    stop: async () => {
      await task.destroy();
    },
  };
}
