import { type Instant, parseInstant } from '../../domain/instant.ts';
import { isDay } from '../shape.ts';

/** As `isoOf` writes it. */
const WRITTEN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/;

/**
 * Reads a moment of a file; undefined if it is none. What `isoOf` wrote is read by the engine, twenty times as fast as
 * by the calendar library; `Date.parse` rolls 30 February over, so the day is looked at first.
 */
export function readMoment(text: unknown): Instant | undefined {
  if (typeof text !== 'string') return undefined;
  if (!WRITTEN.test(text)) return parseInstant(text);
  if (!isDay(text.slice(0, 10))) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
