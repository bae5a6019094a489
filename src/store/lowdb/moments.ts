import { type Instant, parseInstant } from '../../domain/instant.ts';
import { type Check, isDay, isObject, leaf } from '../shape.ts';
import type { JsonObject } from './migrations.ts';

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

/** A moment as it stands in a file. */
export const moment: Check = leaf('应为带时区的时间（如2026-11-23T10:00:00.000+08:00）', (value) => {
  return readMoment(value) !== undefined;
});

/** The fields, at any depth, that hold a moment in the documents of posts, files and notices. */
const MOMENTS: ReadonlySet<string> = new Set([
  'at',
  'waitsUntil',
  'settledAt',
  'toldAt',
  'takenAt',
  'plannedUntil',
  'keptAt',
  'corrects',
]);

/** What was said: it holds no moment, but names that people chose, which may be called like one. */
const SAID: ReadonlySet<string> = new Set(['content', 'message']);

/** A copy with every moment written or read anew. The shape of the document has been checked, or is checked after. */
export function mapMoments(document: JsonObject, change: (moment: unknown) => unknown): JsonObject {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    return isObject(value) ? copyObject(value) : value;
  };
  const copyField = (field: string, value: unknown): unknown => {
    if (SAID.has(field)) return value;
    return MOMENTS.has(field) ? change(value) : copy(value);
  };
  const copyObject = (value: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .map(([field, inner]) => [field, copyField(field, inner)]),
    );
  return copyObject(document);
}
