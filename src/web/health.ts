import type { Context } from 'koa';

/** What `/healthz` tells. Degraded: it serves, but somebody should look (docs/运维手册.md). */
export interface HealthReport {
  readonly status: 'ok' | 'degraded';
  readonly version: string;
  /** When the bot started, ISO 8601. */
  readonly since: string;
  /** Tasks in the ledger. */
  readonly tasks?: number;
  /** Why it is degraded; nothing secret, the page is open. */
  readonly reasons?: readonly string[];
}

/** 200 in both states: a restart mends neither a group's webhook nor a full disk. */
export function serveHealth(health: () => HealthReport): (ctx: Context) => void {
  return (ctx) => {
    ctx.body = health();
  };
}
