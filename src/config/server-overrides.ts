import type { z } from 'zod';
import { type Environment, given } from './environment.ts';
import { parseExplained } from './explain-issue.ts';
import type { Mistake } from './mistake.ts';
import { serverOverridesSchema } from './schema.ts';

type ServerOverrides = z.output<typeof serverOverridesSchema>;

/**
 * What `--port` and the environment (`PORT`, `DUBAN_HOST`, `DUBAN_SANDBOX`) say of the server. A container needs the
 * latter two: it must listen beyond its own loopback whatever the office's file says.
 */
export function serverOverrides(
  port: string | number | undefined,
  env: Environment,
): { readonly overrides: ServerOverrides; readonly mistakes: readonly Mistake[] } {
  const chosenPort = port === undefined ? given(env, 'PORT') : String(port);
  const host = given(env, 'DUBAN_HOST');
  const sandbox = given(env, 'DUBAN_SANDBOX');
  const parsed = parseExplained(serverOverridesSchema, {
    ...(chosenPort === undefined ? {} : { port: /^\d+$/.test(chosenPort) ? Number(chosenPort) : Number.NaN }),
    ...(host === undefined ? {} : { host }),
    ...(sandbox === undefined ? {} : { sandbox }),
  });
  if (parsed.ok) return { overrides: parsed.value, mistakes: [] };
  const sources: Readonly<Record<string, string>> = {
    port: port === undefined ? 'PORT' : '--port',
    host: 'DUBAN_HOST',
    sandbox: 'DUBAN_SANDBOX',
  };
  const mistakes = parsed.mistakes.map((one) => ({ ...one, path: sources[one.path] ?? one.path }));
  return { overrides: {}, mistakes };
}
