import type { IncomingMessage } from 'node:http';
import { REFUSALS } from './words.ts';

/** What was submitted, each value as text. */
export type Fields = Readonly<Partial<Record<string, string>>>;

export type Submitted =
  | { readonly kind: 'fields'; readonly fields: Fields }
  | { readonly kind: 'wrong'; readonly status: 400 | 413 | 415; readonly sentence: string };

const LIMIT_BYTES = 64 * 1024;

/** The fields of a form or of a JSON object. */
export async function readFields(request: IncomingMessage): Promise<Submitted> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const isForm = type === 'application/x-www-form-urlencoded';
  if (!isForm && type !== 'application/json') {
    return { kind: 'wrong', status: 415, sentence: REFUSALS.contentType };
  }
  const body = await readBody(request);
  if (body === undefined) return { kind: 'wrong', status: 413, sentence: REFUSALS.tooLarge };
  if (isForm) return { kind: 'fields', fields: Object.fromEntries(new URLSearchParams(body)) };
  const fields = parseJsonFields(body);
  if (fields === undefined) return { kind: 'wrong', status: 400, sentence: REFUSALS.notJson };
  return { kind: 'fields', fields };
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    // What is over the limit is read and forgotten, so that the answer reaches whoever sends it.
    if (bytes <= LIMIT_BYTES) chunks.push(buffer);
    else if (bytes > 64 * LIMIT_BYTES) request.destroy();
  }
  return bytes > LIMIT_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** One object, flat; numbers and truth values become text, as a form has them. */
function parseJsonFields(body: string): Fields | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const entries = Object.entries(parsed).filter(([, value]) => value !== null && value !== undefined);
  if (!entries.every(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))) return undefined;
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}
