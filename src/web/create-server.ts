import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa, { type Middleware } from 'koa';
import type { Clock } from '../ports/clock.ts';
import type { FileShelf } from '../ports/file-shelf.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics, MetricsPage } from '../ports/metrics.ts';
import type { Receive } from './answer-callback.ts';
import { type CallbackRoute, createCallbackRouter } from './callback-routes.ts';
import { errorBoundary } from './error-boundary.ts';
import { type HealthReport, serveHealth } from './health.ts';
import { mountPage, type PageHandler, type PageMount } from './mount-page.ts';
import { watchConnections } from './open-connections.ts';
import { createPendingWork, type PendingWork } from './pending-work.ts';
import { serveFiles } from './serve-files.ts';
import { serveMetrics } from './serve-metrics.ts';
import { stopServer } from './stop-server.ts';

export interface Server {
  /** Listens; port 0 takes a free one. Rejects with Node's error (EADDRINUSE …). */
  start(port: number, host: string): Promise<AddressInfo>;
  /** Answers what was sent before, finishes the work after it, and drops what takes longer than allowed. */
  stop(): Promise<void>;
}

interface ServerParts {
  readonly routes: readonly CallbackRoute[];
  readonly health: () => HealthReport;
  readonly receive: Receive;
  /** The sandbox page, where there is one: everything under `/sandbox`. */
  readonly sandbox?: PageHandler;
  /** What links in posts and answers lead to, where there are such links: everything under `/files`. */
  readonly files?: Pick<FileShelf, 'read'>;
  /** What is counted of callbacks, and the page with all that is counted; neither where nobody counts. */
  readonly metrics?: Pick<Metrics, 'messageAnswered' | 'callbackRefused'>;
  readonly metricsPage?: () => Promise<MetricsPage>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Callbacks hold one message; no vendor states a limit. */
  readonly bodyLimitBytes?: number;
  /** A request that has not arrived by then, head and body, is dropped. */
  readonly requestTimeoutMs?: number;
  /** How long a stop goes on taking requests, waits for what is arriving, and for answers and the work after them. */
  readonly stopGraceMs?: number;
  readonly stopArrivalMs?: number;
  readonly stopTimeoutMs?: number;
}

/** The bot's HTTP side: callbacks, health and files. It knows no vendor. */
export function createServer(parts: ServerParts): Server {
  const { logger, bodyLimitBytes = 64 * 1024, requestTimeoutMs = 10_000 } = parts;
  const { stopGraceMs = 250, stopArrivalMs = 2000, stopTimeoutMs = 7000 } = parts;
  const work = createPendingWork();
  const page = parts.sandbox === undefined ? undefined : mountPage('/sandbox', parts.sandbox);
  const state = { stopping: false };
  const app = createApp({ ...parts, bodyLimitBytes }, work, page, state);
  const handle = app.callback();
  const server = createHttpServer(
    {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1000, requestTimeoutMs),
      // Longer than the proxy in front keeps its own (nginx: 60 s), or it would send into a closing connection.
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      connections.began(request, response);
      void work.add(handle(request, response));
    },
  );
  const connections = watchConnections(server);

  return {
    start: (port, host) => listen(server, port, host),
    async stop() {
      state.stopping = true;
      await stopServer(server, {
        connections,
        work,
        logger,
        graceMs: stopGraceMs,
        arrivalMs: stopArrivalMs,
        timeoutMs: stopTimeoutMs,
        closing: () => page?.close(),
      });
    },
  };
}

function createApp(
  parts: ServerParts & { readonly bodyLimitBytes: number },
  work: PendingWork,
  page: PageMount | undefined,
  state: { readonly stopping: boolean },
): Koa {
  const app = new Koa();
  const router = createCallbackRouter(parts.routes, { ...parts, work });
  router.get('/healthz', serveHealth(parts.health));
  if (parts.metricsPage !== undefined) router.get('/metrics', serveMetrics(parts.metricsPage, parts.logger));
  // What goes wrong inside ends at the error boundary; what is left is a client that hung up.
  app.on('error', (error: unknown) => parts.logger.warn({ error }, 'response not delivered'));
  app.use(commonHeaders(state));
  app.use(errorBoundary(parts.logger));
  if (page !== undefined) app.use(page.serve);
  if (parts.files !== undefined) app.use(serveFiles({ ...parts, files: parts.files }));
  app.use(router.routes());
  app.use(router.allowedMethods());
  return app;
}

function commonHeaders(state: { readonly stopping: boolean }): Middleware {
  return async (ctx, next) => {
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Cache-Control', 'no-store');
    await next();
    if (state.stopping) ctx.set('Connection', 'close');
  };
}

function listen(server: HttpServer, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('not listening on a port'));
      else resolve(address);
    });
  });
}
