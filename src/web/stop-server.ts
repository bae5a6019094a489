import type { Server } from 'node:http';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../ports/logger.ts';
import { type OpenConnections, waitingTaken } from './open-connections.ts';
import type { PendingWork } from './pending-work.ts';

interface StoppingParts {
  readonly connections: OpenConnections;
  readonly work: PendingWork;
  readonly logger: Logger;
  /** So long requests on their way over open connections are still taken, each with `Connection: close`. */
  readonly graceMs: number;
  /** From the closing of the listener on: what has not arrived whole by then is dropped … */
  readonly arrivalMs: number;
  /** … and what is not answered, or not done after an answer, by then is given up. */
  readonly timeoutMs: number;
  /** Called when nothing new can come any more. */
  readonly closing: () => void;
}

/**
 * Stops a server so that what was sent to it before is answered: it goes on taking for a moment, then takes what waits in
 * the system's queue, closes the listener, answers what has arrived and does the work after it.
 */
export async function stopServer(server: Server, parts: StoppingParts): Promise<void> {
  const { connections, work, logger, timeoutMs } = parts;
  if (server.listening && connections.size > 0) {
    await wait(parts.graceMs);
    // What the system had for us while we were at work is read in between.
    await turn();
    await turn();
  }
  await waitingTaken(server, 1000);
  // Hangs up on idle connections too.
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  parts.closing();
  const timers = [
    setTimeout(connections.dropSilent, parts.graceMs),
    setTimeout(connections.dropUnarrived, parts.arrivalMs),
  ];
  if (!(await isDoneWithin(timeoutMs, Promise.all([closed, work.settled()])))) {
    const left = { requests: connections.unanswered, work: work.size };
    logger.warn({ timeoutMs, ...left }, 'stopped with requests or work after them unfinished');
  }
  for (const timer of timers) clearTimeout(timer);
  server.closeAllConnections();
}

/** Whether the work is over before the time is. */
async function isDoneWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return done;
}
