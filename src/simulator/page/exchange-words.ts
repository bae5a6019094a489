import type { Exchange } from '../traffic.ts';
import { plainWords } from './plain-words.ts';
import { FAULT_WORDS } from './words.ts';

/** Where the vendors put what a message says (platforms.md 1.4–1.8, 3, 7.2, 9), the likeliest first. */
const SAYING = [
  ['stream', 'content'],
  ['text', 'content'],
  ['markdown', 'content'],
  ['markdown', 'text'],
  ['markdown_v2', 'content'],
  ['event', 'eventtype'],
  ['text'],
  ['content'],
] as const;

/** What was said, in one line; undefined where nothing was. */
export function summaryOf({ request }: Exchange): string | undefined {
  const said = sayingOf(parseJson(request.opened ?? request.body));
  return said === undefined ? undefined : plainWords(said).replace(/\s+/g, ' ');
}

/** Without the host, and the query with its keys and signatures. */
export function pathOf({ request }: Exchange): string {
  return request.url.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/s, '');
}

/** JSON laid out to be read; anything else as it is. */
export function laidOut(text: string): string {
  const parsed = parseJson(text);
  return parsed === undefined ? text : JSON.stringify(parsed, null, 2);
}

export function isJson(text: string): boolean {
  return parseJson(text) !== undefined;
}

/** 「故障：reply-lost」 in people's words. */
export function noteWords(note: string): string {
  return note.replace(/故障：([a-z-]+)/g, (whole, kind: string) => {
    const words = Object.entries(FAULT_WORDS).find(([known]) => known === kind)?.[1];
    return words === undefined ? whole : `故障：${words.name}`;
  });
}

function sayingOf(message: object | undefined): string | undefined {
  for (const path of SAYING) {
    const found = path.reduce<unknown>((value, key) => fieldOf(value, key), message);
    if (typeof found === 'string' && found.trim() !== '') return found;
  }
  // The robot API's parameter is JSON inside JSON.
  const parameter = fieldOf(message, 'msgParam');
  return typeof parameter === 'string' ? sayingOf(parseJson(parameter)) : undefined;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function parseJson(text: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
