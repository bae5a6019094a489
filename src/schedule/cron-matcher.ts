import { createTask, type ScheduledTask } from 'node-cron';
import type { Instant } from '../domain/instant.ts';

/** Whether a cron pattern names a minute, by node-cron's own reading of it, in a zone. */
export function createCronMatcher(zone: string): (pattern: string, minute: Instant) => boolean {
  const tasks = new Map<string, ScheduledTask>();
  const taskOf = (pattern: string): ScheduledTask => {
    const known = tasks.get(pattern);
    if (known !== undefined) return known;
    // Never started: it only reads its pattern.
    const task = createTask(pattern, () => {}, { timezone: zone });
    tasks.set(pattern, task);
    return task;
  };
  return (pattern, minute) => taskOf(pattern).match(new Date(minute));
}
