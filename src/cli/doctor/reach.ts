/** What asking a host came to. `aheadMs`: this machine's time minus the host's, where it told its own. */
export type Reached =
  | { readonly kind: 'reached'; readonly aheadMs?: number }
  | { readonly kind: 'unreached'; readonly code: string };

interface ReachOptions {
  readonly timeoutMs?: number;
  /** The machine's own time, not that of a rehearsal. */
  readonly read?: () => number;
}

const TIMEOUT_MS = 5000;

/**
 * Whether a host answers: any HTTP answer will do, also a refusal. Asks for `/` only, follows no redirect and sends no
 * secret. Never rejects.
 */
export async function reach(origin: string, options: ReachOptions = {}): Promise<Reached> {
  const { timeoutMs = TIMEOUT_MS, read = Date.now } = options;
  try {
    const answer = await fetch(new URL('/', origin), {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const told = Date.parse(answer.headers.get('date') ?? '');
    return { kind: 'reached', ...(Number.isNaN(told) ? {} : { aheadMs: read() - told }) };
  } catch (error) {
    return { kind: 'unreached', code: codeOf(error) };
  }
}

/** The system's word for what failed; fetch hides it in the cause. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'timeout';
  if (error.cause !== undefined) return codeOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
