import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Context } from 'koa';
import type { Logger } from '../ports/logger.ts';
import type { MetricsPage } from '../ports/metrics.ts';

/** This machine, its containers, and the networks of an office (RFC 1918, 3927, 4193, 4291). */
const NEAR = new BlockList();
NEAR.addSubnet('127.0.0.0', 8);
NEAR.addSubnet('10.0.0.0', 8);
NEAR.addSubnet('172.16.0.0', 12);
NEAR.addSubnet('192.168.0.0', 16);
NEAR.addSubnet('169.254.0.0', 16);
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');

/** What proxies add. A proxy speaks from this machine for somebody far away. */
const PASSED_ON = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

/**
 * `GET /metrics`, for this machine and private networks only, and not through the proxy; to everybody else it is not
 * there (docs/decisions/0008).
 */
export function serveMetrics(
  page: () => Promise<MetricsPage>,
  logger: Logger,
): (ctx: Context) => Promise<void> {
  return async (ctx) => {
    const reason = whyNotShown(ctx.req);
    if (reason !== undefined) {
      logger.warn({ path: ctx.path, reason, status: 404 }, 'metrics not shown');
      ctx.status = 404;
      return;
    }
    const { contentType, text } = await page();
    ctx.set('Content-Type', contentType);
    ctx.body = text;
  };
}

function whyNotShown({ headers, socket }: IncomingMessage): string | undefined {
  if (PASSED_ON.some((name) => headers[name] !== undefined)) return 'it came through a proxy';
  return isNear(socket.remoteAddress ?? '') ? undefined : 'it came from a public address';
}

/** Whether an address is of this machine or of a private network; one of IPv4 inside IPv6 (::ffff:10.0.0.1) counts as itself. */
export function isNear(address: string): boolean {
  return NEAR.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
