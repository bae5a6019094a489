import { z } from 'zod';
import type { Unknown } from '../domain/outcome.ts';
import { type Refusal, refusal } from './outcome.ts';

export type Fetch = typeof globalThis.fetch;

/** Longer than the ten seconds after which Node gives up connecting: that proves that nothing has left. */
const TIMEOUT_MS = 15_000;
/** Twenty megabytes take their time. */
const UPLOAD_TIMEOUT_MS = 60_000;

/** Any answer at all. `json` is undefined if the body is no JSON. */
export interface Answer {
  readonly kind: 'answered';
  readonly status: number;
  readonly json?: unknown;
  /** The body is a web page: a ban, a proxy or a portal answered instead of the vendor. */
  readonly isWebPage: boolean;
}

/** A file on its way to a vendor's media. */
export interface Upload {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Posts JSON, follows no redirect, waits fifteen seconds. A failure is a value, and holds neither URL nor body. */
export function postJson(
  fetch: Fetch,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer | Refusal | Unknown> {
  return ask(fetch, url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

/** The same, asking for something. */
export function getJson(fetch: Fetch, url: string): Promise<Answer | Refusal | Unknown> {
  return ask(fetch, url, { method: 'GET', signal: AbortSignal.timeout(TIMEOUT_MS) });
}

/** The same with a file as the part `media` of a form, as both vendors want it; waits a minute. */
export function postMedia(fetch: Fetch, url: string, upload: Upload): Promise<Answer | Refusal | Unknown> {
  const form = new FormData();
  // A copy of its own: the bytes may be a view of a larger memory.
  form.append('media', new Blob([Uint8Array.from(upload.bytes)], { type: upload.contentType }), upload.name);
  return ask(fetch, url, { method: 'POST', body: form, signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS) });
}

async function ask(fetch: Fetch, url: string, init: RequestInit): Promise<Answer | Refusal | Unknown> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error' });
    return answerOf(response.status, await response.text());
  } catch (error) {
    return failureOf(error);
  }
}

function answerOf(status: number, text: string): Answer {
  try {
    return { kind: 'answered', status, json: JSON.parse(text), isWebPage: false };
  } catch {
    return { kind: 'answered', status, isWebPage: /^\s*</.test(text) };
  }
}

const causeSchema = z.object({
  code: z.string().optional(),
  syscall: z.string().optional(),
  message: z.string().optional(),
  errors: z.array(z.unknown()).optional(),
});
const thrownSchema = z.object({ name: z.string(), cause: causeSchema.optional().catch(undefined) });

/** Codes that prove that no request has left: no connection, or a certificate that is not trusted. */
const NEVER_LEFT =
  /^(UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_INVALID|ERR_SSL_WRONG_VERSION_NUMBER)$/;

function failureOf(error: unknown): Refusal | Unknown {
  const { name, cause } = thrownSchema.safeParse(error).data ?? {};
  if (name === 'TimeoutError') return { kind: 'unknown', reason: 'timeout' };
  // Broken off because the programme ends.
  if (name === 'AbortError') return { kind: 'unknown', reason: 'interrupted' };
  if (cause?.message === 'unexpected redirect') return refusal('redirected', 'permanent');
  if (neverLeft(cause)) return refusal('unreachable', 'retry', cause?.code);
  const code = cause?.code === undefined ? {} : { code: cause.code };
  return { kind: 'unknown', reason: 'connection-lost', ...code };
}

/** A name that resolves to several addresses fails with one error for each. */
function neverLeft(cause: z.infer<typeof causeSchema> | undefined): boolean {
  if (cause === undefined) return false;
  if (cause.errors !== undefined && cause.errors.length > 0) {
    return cause.errors.every((one) => neverLeft(causeSchema.safeParse(one).data));
  }
  const { code = '', syscall } = cause;
  return syscall === 'connect' || syscall === 'getaddrinfo' || NEVER_LEFT.test(code);
}
