import type { Middleware } from 'koa';
import type { Logger } from '../ports/logger.ts';

/** Whatever goes wrong inside becomes a bare 500 outside, and a line in the log. */
export function errorBoundary(logger: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      logger.error({ method: ctx.method, path: ctx.path, error }, 'request failed');
      ctx.status = 500;
      ctx.body = '';
      ctx.remove('Content-Type');
    }
  };
}
