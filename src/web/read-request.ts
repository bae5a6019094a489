import type { Context } from 'koa';
import getRawBody from 'raw-body';
import type { CallbackRequest, Rejection } from '../ports/chat-platform.ts';
import { parseQuery } from './parse-query.ts';

/**
 * The request as it came: its bytes untouched, since vendors sign bytes. Refused if it is longer than `limit` bytes,
 * declared or not, ends early, or has a query that can be read in two ways.
 */
export async function readRequest(ctx: Context, limit: number): Promise<CallbackRequest | Rejection> {
  const query = parseQuery(ctx.querystring);
  if (query === undefined) return refused(400, 'the query repeats a key or is malformed');
  const headers = Object.fromEntries(
    Object.entries(ctx.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  if (ctx.method === 'GET') return { method: 'GET', query, headers, body: new Uint8Array() };
  const body = await readBody(ctx, limit);
  return body instanceof Uint8Array ? { method: 'POST', query, headers, body } : body;
}

async function readBody(ctx: Context, limit: number): Promise<Uint8Array | Rejection> {
  try {
    return await getRawBody(ctx.req, { length: ctx.request.length ?? null, limit });
  } catch (error) {
    switch (error instanceof Error && 'type' in error ? error.type : undefined) {
      case 'entity.too.large':
        return refused(413, `the body is longer than ${limit} bytes`);
      case 'request.aborted':
      case 'request.size.invalid':
        return refused(400, 'the body ended early');
      default:
        throw error;
    }
  }
}

function refused(status: Rejection['status'], reason: string): Rejection {
  return { kind: 'rejected', status, reason };
}
