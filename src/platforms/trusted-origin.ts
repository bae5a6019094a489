const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The origin (scheme, host, port) of a configured base URL if secrets and answers may go there: https anywhere, plain
 * http on this machine only; undefined otherwise.
 */
export function trustedOriginOf(baseUrl: string): string | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  const { protocol, hostname, origin } = new URL(baseUrl);
  if (protocol === 'https:') return origin;
  return protocol === 'http:' && LOOPBACK.test(hostname) ? origin : undefined;
}

/**
 * Whether the address comes from one of `origins` and carries no credentials. A callback's body is not signed
 * (platforms.md 7.1), so that its `sessionWebhook` could name any host; the parser that decides here is the one
 * `fetch` uses.
 */
export function isTrustedSession(url: string, origins: ReadonlySet<string>): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  return origins.has(origin) && username === '' && password === '';
}
