import type { Instant } from '../domain/instant.ts';

/** The one source of time of the programme. */
export interface Clock {
  now(): Instant;
}
