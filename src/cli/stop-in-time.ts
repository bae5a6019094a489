import type { Logger } from '../ports/logger.ts';

/** A part of the programme that was started, and how it is ended. */
export interface Stop {
  readonly name: string;
  readonly stop: () => Promise<void>;
}

interface Limits {
  readonly logger: Logger;
  /** After so long, what may take longer is broken off: requests to vendors, pictures. */
  readonly breakOffMs: number;
  readonly breakOff: () => void;
  /** After so long the process ends, whatever it is at. */
  readonly limitMs: number;
  readonly end: (status: number) => void;
}

/**
 * Ends what was started, the last first, each when the one before it is ended. One that cannot be ended does not keep the
 * others. Where one takes too long the process ends with status 1: what was acknowledged is on the disk, and the next
 * start goes on with it.
 */
export async function stopInTime(started: readonly Stop[], limits: Limits): Promise<void> {
  const { logger } = limits;
  const began = performance.now();
  const ms = (): number => Math.round(performance.now() - began);
  let stopping = '';
  const breaking = setTimeout(limits.breakOff, limits.breakOffMs);
  setTimeout(() => {
    const facts = { part: stopping, ms: ms() };
    if (stopping === '') return limits.end(0);
    logger.error(facts, 'could not stop in time: the next start goes on from here');
    limits.end(1);
    // The process need not live for this; but what lives on shall not hold it.
  }, limits.limitMs).unref();
  for (const { name, stop } of started.toReversed()) {
    stopping = name;
    await stop().catch((error: unknown) => logger.error({ part: name, error }, 'could not stop'));
  }
  stopping = '';
  clearTimeout(breaking);
  logger.info({ ms: ms() }, 'stopped');
}
