import type { IncomingMessage } from 'node:http';
import { REFUSALS } from './words.ts';

const LOOPBACK_ADDRESS = /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/;
const LOOPBACK_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;
/** What a proxy says of whom it speaks for: then the one in front is not on this machine. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip'] as const;

/**
 * Why a request is refused, or undefined. Unless the sandbox is open: only this machine, and only under a name of this
 * machine, since any web page can have its own name point here. What changes something must come from the page itself
 * or from a script, never from another page in the same browser.
 */
export function refusalOf(request: IncomingMessage, open: boolean): string | undefined {
  if (!open && !isFromHere(request)) return REFUSALS.notLoopback;
  if (request.method === 'POST' && isForeign(request)) return REFUSALS.foreign;
  return undefined;
}

function isFromHere({ socket, headers }: IncomingMessage): boolean {
  return (
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    PROXY_HEADERS.every((name) => headers[name] === undefined)
  );
}

/** Browsers say where a request comes from; over plain HTTP to another host than this one, only by `Origin`. */
function isForeign({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return headers.origin !== undefined && !isOriginOf(headers.origin, headers.host);
}

function isOriginOf(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
