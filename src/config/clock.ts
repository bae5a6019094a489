import { type Instant, parseInstant } from '../domain/instant.ts';
import type { MovableClock } from '../ports/clock.ts';
import { type Environment, given } from './environment.ts';
import { ConfigError, type Mistake } from './mistake.ts';

/** The false time of a rehearsal; undefined when there is none. */
export function rehearsalStart(env: Environment): Instant | undefined | Mistake {
  const text = given(env, 'DUBAN_NOW');
  if (text === undefined) return undefined;
  return (
    parseInstant(text) ?? {
      path: 'DUBAN_NOW',
      problem: '不是带时区的时刻',
      remedy: '写作 2026-11-23T10:00:00+08:00；不演练就不设这个变量',
    }
  );
}

/** Whether this run has a time of its own. */
export function isRehearsal(env: Environment): boolean {
  return given(env, 'DUBAN_NOW') !== undefined;
}

/**
 * The machine's time, or with `DUBAN_NOW` one that begins there and runs on. `read` gives the machine's milliseconds.
 * Only the sandbox and rehearsals set it.
 * @throws ConfigError if `DUBAN_NOW` is not a moment.
 */
export function createClock(env: Environment, read: () => number = Date.now): MovableClock {
  const start = rehearsalStart(env);
  if (typeof start === 'object') throw new ConfigError([start]);
  let ahead = start === undefined ? 0 : start - read();
  return {
    now: () => read() + ahead,
    to: (moment) => {
      ahead = moment - read();
    },
  };
}
