import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Middleware } from 'koa';

/** Answers a request by itself, on Node's own request and response. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface PageMount {
  readonly serve: Middleware;
  /** Ends what is still open, such as a stream of events: a page is nothing to be waited for. */
  close(): void;
}

/** Hands everything under a path to a page that knows nothing of the server. */
export function mountPage(path: string, handle: PageHandler): PageMount {
  const open = new Set<ServerResponse>();
  return {
    async serve(ctx, next) {
      if (ctx.path !== path && !ctx.path.startsWith(`${path}/`)) return next();
      ctx.respond = false;
      open.add(ctx.res);
      ctx.res.once('close', () => open.delete(ctx.res));
      try {
        await handle(ctx.req, ctx.res);
      } catch (error) {
        // Nothing is said yet: let the error boundary say it.
        if (!ctx.res.headersSent) ctx.respond = true;
        throw error;
      }
    },
    close() {
      for (const response of open) response.destroy();
    },
  };
}
