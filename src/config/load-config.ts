import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rehearsalStart } from './clock.ts';
import { type Environment, given } from './environment.ts';
import type { Mistake } from './mistake.ts';
import { parseConfig } from './parse-config.ts';
import { readConfigFile } from './read-config-file.ts';
import type { Config } from './schema.ts';
import { serverOverrides } from './server-overrides.ts';

export interface LoadOptions {
  /** `--config`, `--data`, `--port`: what the command line says beats the environment, which beats the file. */
  readonly file?: string | undefined;
  readonly data?: string | undefined;
  readonly port?: string | number | undefined;
  readonly env: Environment;
  /** Where relative paths begin, those in the file too. */
  readonly cwd: string;
}

export type LoadedConfig =
  | { readonly ok: true; readonly file: string; readonly config: Config }
  | { readonly ok: false; readonly file: string; readonly mistakes: readonly Mistake[] };

/** The config that comes with the package; found from `src/` and from `dist/` alike. */
const DEFAULT_CONFIG_FILE = fileURLToPath(new URL('../../config/default.yaml', import.meta.url));

/** Reads the config file, then lets the environment and the command line overrule it. Reports every mistake at once. */
export function loadConfig({ file, data, port, env, cwd }: LoadOptions): LoadedConfig {
  const path = resolve(cwd, file ?? given(env, 'DUBAN_CONFIG') ?? DEFAULT_CONFIG_FILE);
  const read = readConfigFile(path);
  const parsed = read.ok ? parseConfig(read.text, env) : read;
  const server = serverOverrides(port, env);
  const now = rehearsalStart(env);
  const mistakes = [
    ...(parsed.ok ? [] : parsed.mistakes),
    ...server.mistakes,
    ...(typeof now === 'object' ? [now] : []),
  ];
  if (!parsed.ok || mistakes.length > 0) return { ok: false, file: path, mistakes };
  const config: Config = {
    ...parsed.config,
    data: resolve(cwd, data ?? given(env, 'DUBAN_DATA') ?? parsed.config.data),
    server: { ...parsed.config.server, ...server.overrides },
  };
  return { ok: true, file: path, config };
}
