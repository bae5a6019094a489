import type { Instant } from '../domain/instant.ts';

/** The one source of time of the programme. */
export interface Clock {
  now(): Instant;
}

/** A clock that can be set, and runs on from there: for the sandbox and rehearsals. */
export interface MovableClock extends Clock {
  to(moment: Instant): void;
}
