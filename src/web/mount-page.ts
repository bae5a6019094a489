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
      // Koa begins with 404, Node's own server with 200.
      ctx.status = 200;
      open.add(ctx.res);
      ctx.res.once('close', () => open.delete(ctx.res));
      try {
        await handle(ctx.req, ctx.res);
      } catch (error) {
        // Where nothing is said yet, the error boundary says it; half an answer is better cut off than never ended.
        if (ctx.res.headersSent) ctx.res.destroy();
        else ctx.respond = true;
        throw error;
      }
    },
    close() {
      for (const response of open) response.destroy();
    },
  };
}
