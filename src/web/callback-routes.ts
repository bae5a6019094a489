import { finished } from 'node:stream';
import type { Context } from 'koa';
import Router from 'koa-router';
import type { CallbackResponse, ChatPlatform } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';
import { answerCallback, type Receive } from './answer-callback.ts';
import type { PendingWork } from './pending-work.ts';
import { readRequest } from './read-request.ts';

/** Where one bot of a platform is called: a literal path, without patterns. */
export interface CallbackRoute {
  readonly path: string;
  readonly methods: readonly ('GET' | 'POST')[];
  readonly platform: ChatPlatform;
}

interface CallbackParts {
  readonly receive: Receive;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics?: Pick<Metrics, 'messageAnswered' | 'callbackRefused'>;
  readonly bodyLimitBytes: number;
  readonly work: PendingWork;
}

/** The router of all bots' callbacks. */
export function createCallbackRouter(routes: readonly CallbackRoute[], parts: CallbackParts): Router {
  const router = new Router({ sensitive: true });
  for (const route of routes) {
    router.register(literal(route.path), [...route.methods], (ctx: Context) => serve(ctx, route, parts));
  }
  return router;
}

async function serve(ctx: Context, route: CallbackRoute, parts: CallbackParts): Promise<void> {
  const arrivedMs = performance.now();
  // The router takes HEAD for GET; a vendor sends none.
  if (ctx.method === 'HEAD') return respond(ctx, { status: 405 });
  const request = await readRequest(ctx, parts.bodyLimitBytes);
  if ('kind' in request) {
    const { status, reason } = request;
    parts.logger.warn(
      { platform: route.platform.name, path: route.path, reason, status },
      'callback refused',
    );
    parts.metrics?.callbackRefused(route.platform.name, status);
    // What is left of the body is not worth reading.
    ctx.set('Connection', 'close');
    return respond(ctx, { status });
  }
  const { response, after } = await answerCallback(request, { ...route, arrivedMs }, parts);
  if (after) void parts.work.add(responseLeft(ctx).then(after).catch(reportTo(parts.logger)));
  respond(ctx, response);
}

function respond(ctx: Context, { status, contentType, body = '' }: CallbackResponse): void {
  ctx.status = status;
  ctx.body = body;
  ctx.remove('Content-Type');
  if (contentType) ctx.set('Content-Type', contentType);
}

/** Resolves when the response is sent, or its connection lost. */
function responseLeft(ctx: Context): Promise<void> {
  return new Promise((resolve) => finished(ctx.res, () => resolve()));
}

function reportTo(logger: Logger): (error: unknown) => void {
  return (error) => logger.error({ error }, 'work after a response failed');
}

/** A path as a pattern that matches it alone. */
function literal(path: string): string {
  return path.replace(/[{}()[\]+?!:*\\]/g, '\\$&');
}
