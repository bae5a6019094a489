import { pino } from 'pino';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { scrubFacts } from './scrub-facts.ts';
import { createTextScrub } from './scrub-text.ts';

/**
 * Logs as JSON lines (`level, time, …facts, msg`), to stdout unless told otherwise. Nothing secret gets through: what
 * stands under a telling name is taken out at any depth (pino's own redaction knows fixed paths only), and every string
 * is scrubbed of what looks like a credential, and of `secrets`, those of the config, wherever they stand.
 */
export function createLogger({
  clock,
  stream = pino.destination(1),
  secrets = [],
}: {
  readonly clock: Clock;
  readonly stream?: { write(line: string): void };
  readonly secrets?: readonly string[];
}): Logger {
  const scrub = createTextScrub(secrets);
  const log = pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    stream,
  );
  return {
    info: (facts, message) => log.info(scrubFacts(facts, scrub), scrub(message)),
    warn: (facts, message) => log.warn(scrubFacts(facts, scrub), scrub(message)),
    error: (facts, message) => log.error(scrubFacts(facts, scrub), scrub(message)),
  };
}
