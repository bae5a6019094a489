import { z } from 'zod';
import { codeOf } from './reach.ts';

/** `stranger`: somebody else answers there. `code`: the system's word for why nobody does. */
export type Health =
  | { readonly kind: 'ok' }
  | { readonly kind: 'degraded'; readonly reasons: readonly string[] }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'silent'; readonly code: string };

const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  reasons: z.array(z.string()).default([]),
});
const TIMEOUT_MS = 3000;

/** What a bot on this machine says at `/healthz`. Never rejects. */
export async function askHealth(host: string, port: number): Promise<Health> {
  try {
    const answer = await fetch(`http://${reachable(host)}:${port}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said = healthSchema.safeParse(await answer.json().catch(() => undefined));
    if (!said.success) return { kind: 'stranger' };
    return said.data.status === 'ok' ? { kind: 'ok' } : { kind: 'degraded', reasons: said.data.reasons };
  } catch (error) {
    return { kind: 'silent', code: codeOf(error) };
  }
}

/** A host at which a server that listens there can be asked on this machine. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
