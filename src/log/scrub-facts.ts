import { REDACTED, SECRET_NAMES } from './scrub-text.ts';

/** Names under which a credential, or an address that holds one, is handed in. */
const SECRET = new RegExp(`(?:${SECRET_NAMES})$`, 'i');
/** Names under which people's own words are handed in: they are nobody's to read in a log. */
const WORDS = /^(?:text|content|note|quote|body|reply|blocks|spans)$/i;

const MAX_DEPTH = 8;
const MAX_ITEMS = 100;

interface Place {
  /** The objects around the value: a value among them is a circle. */
  readonly above: readonly object[];
  readonly scrub: (text: string) => string;
}

/** A copy of the facts that may be logged, every string of it scrubbed. Never throws, whatever is handed in. */
export function scrubFacts(facts: object, scrub: (text: string) => string): Record<string, unknown> {
  const place = { above: [], scrub };
  return facts instanceof Error ? { error: cleanError(facts, place) } : cleanObject(facts, place);
}

function clean(value: unknown, place: Place): unknown {
  if (typeof value === 'string') return place.scrub(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (place.above.includes(value)) return '[circular]';
  if (place.above.length >= MAX_DEPTH) return '[deeper]';
  if (value instanceof Error) return cleanError(value, place);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Map) return cleanObject(Object.fromEntries(value), within(value, place));
  if (Array.isArray(value) || value instanceof Set) {
    const items = Array.from(value).slice(0, MAX_ITEMS);
    return items.map((item) => clean(item, within(value, place)));
  }
  return cleanObject(value, place);
}

function cleanObject(value: object, place: Place): Record<string, unknown> {
  const inside = within(value, place);
  const entries = Object.keys(value).map((name) => {
    if (SECRET.test(name)) return [name, REDACTED];
    if (WORDS.test(name)) return [name, '[words]'];
    return [place.scrub(name), clean(read(value, name), inside)];
  });
  return Object.fromEntries(entries);
}

/** Name, message, code, stack and what caused it; other properties of an error may hold whole requests. */
function cleanError(error: Error, place: Place): Record<string, unknown> {
  const inside = within(error, place);
  const part = (name: string): object => {
    const value = clean(read(error, name), inside);
    return value === undefined ? {} : { [name]: value };
  };
  return Object.assign({}, ...['name', 'message', 'code', 'stack', 'cause', 'errors'].map(part));
}

function within(value: object, { above, scrub }: Place): Place {
  return { above: [...above, value], scrub };
}

function read(from: object, name: string): unknown {
  try {
    return Reflect.get(from, name);
  } catch {
    return '[unreadable]';
  }
}
